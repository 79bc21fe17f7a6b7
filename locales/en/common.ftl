# Words shared by documents and pages. What is missing here is shown in Spanish.

not-known = not known
