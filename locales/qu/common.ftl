# Words shared by documents and pages, in Southern Quechua. None is reviewed yet: all are shown in Spanish.
