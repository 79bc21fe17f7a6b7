//! What people do with the pages, from the first letters of a place to a shelter manager who reads her own place, on
//! both databases.
#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod common;

use axum::http::{StatusCode, header};
use common::{House, Person};
use domain::account::{GrantScope, Role};
use domain::center::Center;
use domain::id::CenterId;
use domain::service::PlaceDisclosure;
use testkit::each_database;
use web::paths;

/// A shelter of the pack; its places are secret.
fn some_shelter(house: &House) -> Center {
    let catalogue = house.app().catalogue();
    let is_sealed = |center: &&Center| {
        let pack = catalogue.service(&center.service);
        pack.is_some_and(|pack| pack.service.place == PlaceDisclosure::Sealed)
    };
    catalogue.centers.iter().find(is_sealed).unwrap().clone()
}

async fn keeper(house: &House) -> Person {
    house.person("cuida", &[(Role::DirectoryKeeper, GrantScope::National)]).await
}

async fn centers(house: &House) -> Vec<Center> {
    house.app().view().await.unwrap().centers.values().cloned().collect()
}

#[tokio::test]
async fn a_few_letters_lead_to_services_near_a_place_without_a_session() {
    for database in each_database() {
        let house = House::open(database).await;
        let short = house.get("/servicios?q=acom", None).await;
        assert!(short.headers.get(header::SET_COOKIE).is_none());
        let choose = house.get("/servicios?q=paucartambo", None).await;
        assert!(choose.body.contains("Pasco") && choose.body.contains("Cusco"), "{}", choose.body);
        let found = house.get("/servicios?lugar=0802", None).await;
        assert!(found.body.contains("CEM regular, Acomayo"));
        assert!(found.body.contains("tel:100"), "the national line stands on every result");
        let center = house.get("/centros/cem-regular-acomayo-1", None).await;
        assert_eq!(center.status, StatusCode::OK);
        assert_eq!(house.get("/centros/no-hay", None).await.status, StatusCode::NOT_FOUND);
        let nothing = house.get("/servicios?q=xyzwq", None).await;
        assert_eq!(nothing.status, StatusCode::OK);
    }
}

/// A directory that tells where a shelter is, in every way a careless person could.
const TELLING: &str = "servicio,nombre,ubigeo,provincia,distrito,direccion,latitud,longitud,telefono,horario\n\
    hrt,Hogar uno,081106,Paucartambo,Kosñipata,Calle Canario 123,-13.0077,-71.4173,084777123,todo el día\n\
    hrt,Hogar dos,81106,Paucartambo,Kosñipata,Calle Canario 123,-12.0077,-77.4173,084777123,todo el día\n\
    hrt,Hogar tres,999999,Canariobamba,Canariopata,Calle Canario 123,-13.0077,-71.4173,084777123,todo el día\n";

const CANARIES: [&str; 8] =
    ["canario", "081106", "81106", "kosñipata", "kosnipata", "084777123", "13.0077", "71.4173"];

fn assert_silent(what: &str, body: &str) {
    let body = body.to_lowercase();
    for canary in CANARIES {
        assert!(!body.contains(canary), "{what} tells `{canary}`");
    }
}

#[tokio::test]
async fn the_place_of_a_shelter_that_a_file_tells_is_shown_nowhere() {
    for database in each_database() {
        let house = House::open(database).await;
        let keeper = keeper(&house).await;
        let sealed = some_shelter(&house).service;
        let before = house.get("/servicios?lugar=08", None).await;
        let file = TELLING.replace("hrt,", &format!("{sealed},"));
        let upload =
            house.upload(paths::IMPORT_DIRECTORY, Some(&keeper), &keeper.token, file.as_bytes());
        let upload = upload.await;
        assert_eq!(upload.status, StatusCode::OK, "{}", upload.body);
        assert_silent("the result of the upload", &upload.body);
        let list = house.get(paths::REPAIR, Some(&keeper)).await;
        assert_silent("the repair queue", &list.body);
        let rows: Vec<&str> = list.body.split("href=\"/reparar/").skip(1).collect();
        assert_eq!(rows.len(), 3, "every row waits");
        for row in rows {
            let address = format!("/reparar/{}", row.split_once('"').unwrap().0);
            let page = house.get(&address, Some(&keeper)).await;
            assert_eq!(page.status, StatusCode::OK);
            assert_silent(&address, &page.body);
            let accept = format!("token={}&decision=accept", keeper.token);
            let done = house.post(&address, Some(&keeper), &accept).await;
            let is_third = !page.body.contains("value=\"accept\"");
            let expected =
                if is_third { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::SEE_OTHER };
            assert_eq!(done.status, expected, "{}", done.body);
        }
        let after = house.get("/servicios?lugar=08", None).await;
        assert!(before.body == after.body, "the finder does not list shelters");
        let mut shown = vec![format!("/servicios?lugar=08&servicio={sealed}")];
        shown.push(format!("/directorio?servicio={sealed}"));
        shown.push(format!("/api/v1/centers?place=08&service={sealed}"));
        shown.push("/directorio?q=hogar".to_owned());
        for center in centers(&house).await.iter().filter(|center| center.service == sealed) {
            assert_silent("the id of a center", center.id.as_str());
            shown.push(format!("/centros/{}", center.id));
            shown.push(format!("/api/v1/centers/{}", center.id));
            shown.push(format!("/directorio/{}", center.id));
        }
        for address in shown {
            let page = house.get(&address, Some(&keeper)).await;
            assert_eq!(page.status, StatusCode::OK, "{address}");
            assert_silent(&address, &page.body);
        }
    }
}

#[tokio::test]
async fn a_doubtful_row_is_decided_once() {
    for database in each_database() {
        let house = House::open(database).await;
        let keeper = keeper(&house).await;
        let file = "servicio,nombre,ubigeo\ncem,CEM nuevo,81106\ncem,CEM raro,999999\n";
        house.upload(paths::IMPORT_DIRECTORY, Some(&keeper), &keeper.token, file.as_bytes()).await;
        let list = house.get(paths::REPAIR, Some(&keeper)).await;
        let (_, after) = list.body.split_once("href=\"/reparar/").unwrap();
        let import = after.split_once('/').unwrap().0;
        let (second, third) = (format!("/reparar/{import}/2"), format!("/reparar/{import}/3"));
        let page = house.get(&second, Some(&keeper)).await;
        assert!(page.body.contains("81106") && page.body.contains("081106"));
        let accept = format!("token={}&decision=accept", keeper.token);
        let done = house.post(&second, Some(&keeper), &accept).await;
        assert_eq!(
            (done.status, done.header(header::LOCATION)),
            (StatusCode::SEE_OTHER, third.as_str())
        );
        assert!(
            centers(&house)
                .await
                .iter()
                .any(|c| c.name == "CEM nuevo" && c.place.as_str() == "081106")
        );
        let again = house.post(&second, Some(&keeper), &accept).await;
        assert_eq!(again.header(header::LOCATION), "/reparar?aviso=decidida");

        let typed = "name=CEM+raro&service=cem&place=81106&source=oficio";
        let wrong = format!("token={}&decision=edit&{typed}", keeper.token);
        let wrong = house.post(&third, Some(&keeper), &wrong).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("escriba 081106"), "the form says what to write");
        assert!(wrong.body.contains("value=\"oficio\""), "and keeps what was typed");
        let right =
            format!("token={}&decision=edit&{}", keeper.token, typed.replace("81106", "081106"));
        let right = house.post(&third, Some(&keeper), &right).await;
        assert_eq!(right.header(header::LOCATION), "/reparar?aviso=guardada");
        assert!(
            house.get(paths::REPAIR, Some(&keeper)).await.body.contains("No hay nada que revisar")
        );
    }
}

#[tokio::test]
async fn two_keepers_do_not_overwrite_each_other() {
    for database in each_database() {
        let house = House::open(database).await;
        let keeper = keeper(&house).await;
        let address = "/directorio/cem-regular-acomayo-1";
        let page = house.get(address, Some(&keeper)).await;
        let (_, after) =
            page.body.split_once("action=\"/directorio/cem-regular-acomayo-1").unwrap();
        let post_to = format!("{address}{}", after.split_once('"').unwrap().0);
        let form = |phone: &str, reason: &str| {
            format!(
                "token={}&name=CEM&service=cem&kind=regular&place=0802&source=llamada&phone={phone}&reason={reason}",
                keeper.token
            )
        };
        let silent = house.post(&post_to, Some(&keeper), &form("084111", "")).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "a correction needs a reason");
        let first = house.post(&post_to, Some(&keeper), &form("084111", "llamada")).await;
        assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
        let second = house.post(&post_to, Some(&keeper), &form("084222", "otra")).await;
        assert!(second.body.contains("Otra persona cambió este centro"));
        let now = house.get(address, Some(&keeper)).await;
        assert!(now.body.contains("084111") && !now.body.contains("084222"));
        let id = CenterId::parse("cem-regular-acomayo-1").unwrap();
        assert_eq!(centers(&house).await.iter().find(|c| c.id == id).unwrap().name, "CEM");
    }
}

#[tokio::test]
async fn a_center_is_registered_once_and_a_shelter_without_its_place() {
    for database in each_database() {
        let house = House::open(database).await;
        let keeper = keeper(&house).await;
        let form = format!(
            "token={}&name=CEM+Anta&service=cem&place=0803&source=oficio&id=cem-anta-9",
            keeper.token
        );
        let first = house.post(paths::DIRECTORY_NEW, Some(&keeper), &form).await;
        assert_eq!(first.header(header::LOCATION), "/directorio/cem-anta-9?guardado=1");
        let again = house.post(paths::DIRECTORY_NEW, Some(&keeper), &form).await;
        assert!(again.body.contains("Ya hay un centro con ese identificador"));
        let sealed = some_shelter(&house).service;
        let told = format!(
            "token={}&name=Hogar&service={sealed}&place=081106&address=x&source=oficio",
            keeper.token
        );
        let told = house.post(paths::DIRECTORY_NEW, Some(&keeper), &told).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(told.body.contains("reservado"));
    }
}

#[tokio::test]
async fn only_the_manager_of_a_shelter_reads_its_place_and_the_ledger_knows() {
    for database in each_database() {
        let house = House::open(database).await;
        let center = some_shelter(&house).id;
        let scope = GrantScope::Center { center: center.clone() };
        let manager = house.person("dirige", &[(Role::ShelterManager, scope)]).await;
        let national: Vec<_> =
            Role::ALL.into_iter().map(|role| (role, GrantScope::National)).collect();
        let chief = house.person("jefa", &national).await;
        let address = format!("/refugio/{center}");
        assert!(house.get(paths::DESK, Some(&manager)).await.body.contains(&address));
        let place = format!("token={}&place=Calle+Canario+123", manager.token);
        let recorded = house.post(&format!("{address}/anotar"), Some(&manager), &place).await;
        assert_eq!(recorded.status, StatusCode::SEE_OTHER);
        assert!(
            !house.get(&address, Some(&manager)).await.body.contains("Canario"),
            "looking reads nothing"
        );

        let read = format!("{address}/leer");
        let before = house.entries().await;
        let form =
            |person: &Person, reason: &str| format!("token={}&reason={reason}", person.token);
        let silent = house.post(&read, Some(&manager), &form(&manager, "+")).await;
        assert_eq!(
            silent.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "without a reason nothing is read"
        );
        assert!(!silent.body.contains("Canario"));
        assert_eq!(house.entries().await, before);
        let told = house.post(&read, Some(&manager), &form(&manager, "traslado")).await;
        assert!(told.body.contains("Calle Canario 123"));
        assert_eq!(told.header(header::CACHE_CONTROL), "no-store");
        assert_eq!(house.entries().await, before + 1);

        for address in [&address, &read] {
            let refused = house.post(address, Some(&chief), &form(&chief, "curiosidad")).await;
            assert!(!refused.body.contains("Canario"));
        }
        assert_eq!(house.get(&address, Some(&chief)).await.status, StatusCode::NOT_FOUND);
        assert_eq!(house.entries().await, before + 1);
        let audit = house.get(paths::AUDIT, Some(&chief)).await;
        assert!(audit.body.contains("reserved_field.read") && !audit.body.contains("Canario"));
    }
}

#[tokio::test]
async fn a_file_with_mistakes_is_refused_whole_with_line_and_remedy_in_spanish() {
    for database in each_database() {
        let house = House::open(database).await;
        let statistician =
            house.person("cuenta", &[(Role::Statistician, GrantScope::National)]).await;
        let before = house.entries().await;
        let file = b"measure,place,dimensions,period,value,unit\ncem.cases,08,,2022,-4,case\n";
        let answer = house
            .upload(paths::IMPORT_FIGURES, Some(&statistician), &statistician.token, file)
            .await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("No se cargó archivo.csv"), "{}", answer.body);
        let latin = b"servicio,nombre,ubigeo\ncem,CEM Ca\xf1ete,0802\n";
        let keeper = keeper(&house).await;
        let read = house.upload(paths::IMPORT_DIRECTORY, Some(&keeper), &keeper.token, latin).await;
        assert!(read.body.contains("Latin-1"), "{}", read.body);
        let broken = house
            .upload(paths::IMPORT_DIRECTORY, Some(&keeper), &keeper.token, b"PK\x03\x04no")
            .await;
        assert_eq!(broken.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(house.entries().await > before);
    }
}

#[tokio::test]
async fn a_file_that_is_no_directory_says_which_column_is_missing() {
    let house = House::on_file().await;
    let keeper = keeper(&house).await;
    let file = b"nombre,ubigeo\nCEM,0802\n";
    let answer = house.upload(paths::IMPORT_DIRECTORY, Some(&keeper), &keeper.token, file).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("Falta esta columna"), "{}", answer.body);
    assert!(answer.body.contains("servicio"), "it says how the column may be called");
    let empty = house.upload(paths::IMPORT_DIRECTORY, Some(&keeper), &keeper.token, b" \n").await;
    assert!(empty.body.contains("El archivo está vacío"), "{}", empty.body);
}
