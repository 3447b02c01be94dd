//! Certificates of the company, and that of the pod.

use api::{
    endpoint::Endpoint as _,
    rotunda::symphony::certificates::GetPemDetails,
    symphony::{StringId, certificates::*},
};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode};
use p256::ecdsa::{Signature, VerifyingKey, signature::Verifier as _};
use sha2::{Digest, Sha256};
use x509_parser::{
    pem::parse_x509_pem,
    prelude::{FromDer, X509Certificate},
};

use super::{Bot, PUBLIC_KEY, uid};
use crate::{
    on_both,
    world::{ADA, DAN, refusal},
};

const ROOT: &str = include_str!("certs/root.pem");
/// Of the same name as the root, with another key.
const IMPOSTOR: &str = include_str!("certs/impostor.pem");
/// Signed by the root, as is the one that expired in 2020.
const BOT: &str = include_str!("certs/bot.pem");
const EXPIRED: &str = include_str!("certs/expired.pem");
/// Each signed by the one before, with P-256, P-384, Ed25519 and P-256. The last but one is no authority.
const CHAIN: &str = include_str!("certs/chain.pem");

fn cert(pem: &str) -> CompanyCert {
    CompanyCert { pem: pem.to_owned(), attributes: CompanyCertAttributes::default() }
}

fn create(pem: &str) -> CreateCompanyCert {
    CreateCompanyCert { cert: cert(pem) }
}

fn said(name: Option<&str>, kind: Option<&str>, status: Option<&str>) -> CompanyCertAttributes {
    CompanyCertAttributes {
        name: name.map(str::to_owned),
        kind: kind.map(|kind| CompanyCertType { kind: kind.to_owned() }),
        status: status.map(|kind| CompanyCertStatus { kind: kind.to_owned() }),
    }
}

fn fingerprint(pem: &str) -> String {
    let (_, pem) = parse_x509_pem(pem.as_bytes()).unwrap();
    Sha256::digest(&pem.contents).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn get(pem: &str) -> GetCompanyCert {
    GetCompanyCert { finger_print: fingerprint(pem) }
}

fn list() -> ListCompanyCerts {
    ListCompanyCerts { skip: None, limit: None }
}

fn of_types(types: &[&str]) -> ListCertsOfTypes {
    let types = types.iter().map(|kind| CompanyCertType { kind: (*kind).to_owned() }).collect();
    ListCertsOfTypes { skip: None, limit: None, types }
}

fn names(list: Vec<CompanyCertEntry>) -> Vec<String> {
    list.into_iter().filter_map(|one| one.company_cert_attributes.name).collect()
}

on_both! {
    async fn a_certificate_is_read(world) {
        let (ada, dan) = (world.browser(ADA).await, world.browser(DAN).await);
        assert_eq!(refusal(ada.call(&create(BOT)).await).0, 403);
        let made = dan.call(&create(BOT)).await.unwrap();
        assert_eq!(made.company_cert_attributes, said(Some("echo"), Some("USER"), Some("KNOWN")));
        let info = &made.company_cert_info;
        assert_eq!((&info.finger_print, &*info.common_name, info.last_seen), (&fingerprint(BOT), "echo", 0));
        assert_eq!((info.updated_by, &info.issuer_finger_print), (Some(uid(&dan).await), &None));
        assert!(info.expiry_date > world.backend.clock.now());
        let says = |section: &str, name: &str| {
            let section = made.cert_info.iter().find(|one| one.name == section).unwrap();
            section.attributes.iter().find(|one| one.name == name).unwrap().value.clone()
        };
        assert_eq!(says("General", "Subject"), "C=DK OU=Bots O=Stilla CN=echo");
        assert_eq!(says("General", "Issuer"), "C=DK O=Stilla CN=stilla-root");
        assert_eq!(says("General", "Signature Algorithm"), "SHA256withRSA");
        assert_eq!((&*says("Public Key", "Algorithm"), &*says("Public Key", "Format")), ("RSA", "X.509"));
        assert_eq!(dan.call(&get(BOT)).await.unwrap(), made);
        let shouted = fingerprint(BOT).to_uppercase();
        assert!(dan.call(&GetCompanyCert { finger_print: shouted }).await.is_ok());
        assert_eq!(refusal(ada.call(&get(BOT)).await).0, 403);
        assert_eq!(refusal(dan.call(&get(ROOT)).await).0, 400);
        assert_eq!(refusal(dan.call(&create(BOT)).await), (400, Some("pem".to_owned())), "it is there already");
    }

    async fn one_is_read_before_it_is_taken(world) {
        let (ada, dan) = (world.browser(ADA).await, world.browser(DAN).await);
        let read = |pem: &str| GetPemDetails { pem: pem.to_owned() };
        assert_eq!(refusal(world.stranger().call(&read(BOT)).await).0, 401);
        assert_eq!(refusal(ada.call(&read(BOT)).await).0, 403);
        assert_eq!(refusal(dan.call(&read("text")).await), (400, Some("pem".to_owned())));
        let before = dan.call(&read(BOT)).await.unwrap();
        assert_eq!(before.company_cert_attributes, said(None, None, None));
        assert_eq!(world.number("SELECT COUNT(*) FROM symphony_certificates").await, 0, "it is not taken");
        let made = dan.call(&create(BOT)).await.unwrap();
        assert_eq!(before.cert_info, made.cert_info);
        assert_eq!(before.company_cert_info.finger_print, made.company_cert_info.finger_print);
        assert_eq!(before.company_cert_info.expiry_date, made.company_cert_info.expiry_date);
        let after = dan.call(&read(BOT)).await.unwrap();
        assert_eq!(after.company_cert_attributes.name.as_deref(), Some("echo"), "it is known");
        assert_eq!(world.number("SELECT COUNT(*) FROM audit WHERE operation = 'rotunda_GetPemDetails'").await, 0);
    }

    async fn what_is_no_certificate_is_refused(world) {
        let dan = world.browser(DAN).await;
        let damaged = BOT.replacen("MII", "MIJ", 1);
        let two = format!("{ROOT}{BOT}");
        let garbage = "-----BEGIN CERTIFICATE-----\nZ3JvdXA=\n-----END CERTIFICATE-----";
        let long = format!("{}{ROOT}", "\n#".repeat(20_000));
        for bad in ["", "text", garbage, PUBLIC_KEY, &damaged, &two, &long, &ROOT[..600]] {
            assert_eq!(refusal(dan.call(&create(bad)).await), (400, Some("pem".to_owned())), "{bad}");
            assert_eq!(refusal(dan.call(&CreateCompanyCertV1 { cert: cert(bad) }).await).0, 400);
        }
        for (bad, field) in [
            (said(Some(" "), None, None), "name"),
            (said(Some(&"x".repeat(101)), None, None), "name"),
            (said(None, Some("SIGNING"), None), "type"),
            (said(None, None, Some("FORGOTTEN")), "status"),
        ] {
            let asked = CreateCompanyCert { cert: CompanyCert { attributes: bad, ..cert(BOT) } };
            assert_eq!(refusal(dan.call(&asked).await), (400, Some(field.to_owned())));
        }
        assert_eq!(world.number("SELECT COUNT(*) FROM symphony_certificates").await, 0);
    }

    async fn an_expired_one_is_taken_by_the_first_form_alone(world) {
        let dan = world.browser(DAN).await;
        assert_eq!(refusal(dan.call(&create(EXPIRED)).await), (400, Some("pem".to_owned())));
        assert_eq!(dan.call(&CreateCompanyCertV1 { cert: cert(EXPIRED) }).await.unwrap().message, "OK");
        let made = dan.call(&get(EXPIRED)).await.unwrap();
        assert_eq!(made.company_cert_info.expiry_date, 1_579_121_765_000);
        assert_eq!(made.cert_info[1].attributes[0].value, "Mon Jan 15 20:56:05 UTC 2018");
        world.backend.clock.advance(60 * 365 * 86_400_000);
        let dan = world.browser(DAN).await;
        assert_eq!(refusal(dan.call(&create(BOT)).await), (400, Some("pem".to_owned())), "later others have expired too");
    }

    async fn who_signed_is_found_whichever_comes_first(world) {
        let (ada, dan) = (world.browser(ADA).await, world.browser(DAN).await);
        let issued = |pem: &str| ListIssuedCerts { finger_print: fingerprint(pem) };
        dan.call(&create(IMPOSTOR)).await.unwrap();
        dan.call(&create(BOT)).await.unwrap();
        assert!(dan.call(&issued(IMPOSTOR)).await.unwrap().is_empty(), "a name is no signature");
        dan.call(&create(ROOT)).await.unwrap();
        dan.call(&CreateCompanyCertV1 { cert: cert(EXPIRED) }).await.unwrap();
        let all = dan.call(&issued(ROOT)).await.unwrap();
        assert!(all.iter().all(|one| one.company_cert_info.issuer_finger_print == Some(fingerprint(ROOT))));
        assert_eq!(names(all), ["echo", "old"]);
        assert!(dan.call(&issued(BOT)).await.unwrap().is_empty());
        assert_eq!(refusal(ada.call(&issued(ROOT)).await).0, 403);
        let delete = DeleteCompanyCert { finger_print: StringId { id: fingerprint(ROOT) } };
        assert_eq!(refusal(ada.call(&delete).await).0, 403);
        assert_eq!(dan.call(&delete).await.unwrap().message, "OK");
        assert_eq!(refusal(dan.call(&delete).await).0, 400);
        assert_eq!(refusal(dan.call(&issued(ROOT)).await).0, 400);
        assert_eq!(dan.call(&get(BOT)).await.unwrap().company_cert_info.issuer_finger_print, None);
    }

    async fn a_signature_of_any_usual_kind_is_checked(world) {
        let dan = world.browser(DAN).await;
        let chain: Vec<_> = CHAIN.split_inclusive("-----END CERTIFICATE-----\n").collect();
        assert_eq!(chain.len(), 5);
        for pem in &chain {
            dan.call(&create(pem)).await.unwrap();
        }
        for (at, pem) in chain.iter().enumerate() {
            let issuer = if at == 0 || at == 4 { None } else { Some(fingerprint(chain[at - 1])) };
            assert_eq!(dan.call(&get(pem)).await.unwrap().company_cert_info.issuer_finger_print, issuer, "{at}");
        }
        let issued = ListIssuedCerts { finger_print: fingerprint(chain[0]) };
        assert_eq!(names(dan.call(&issued).await.unwrap()), ["chain-1"], "those signed directly");
    }

    async fn administrators_say_what_is_trusted(world) {
        let (ada, dan) = (world.browser(ADA).await, world.browser(DAN).await);
        dan.call(&create(BOT)).await.unwrap();
        let root = CompanyCert { attributes: said(Some("Root"), Some("USERSIGNING"), Some("TRUSTED")), ..cert(ROOT) };
        dan.call(&CreateCompanyCert { cert: root }).await.unwrap();
        assert_eq!(refusal(ada.call(&list()).await).0, 403);
        assert_eq!(names(dan.call(&list()).await.unwrap()), ["Root"], "only what is trusted");
        assert_eq!(names(dan.call(&of_types(&["USER", "USERSIGNING"])).await.unwrap()), ["Root", "echo"]);
        assert_eq!(names(dan.call(&of_types(&["USER"])).await.unwrap()), ["echo"]);
        assert!(dan.call(&of_types(&[])).await.unwrap().is_empty());
        assert_eq!(refusal(dan.call(&of_types(&["SERVER"])).await), (400, Some("type".to_owned())));
        let update = |attributes| UpdateCompanyCert { finger_print: fingerprint(BOT), attributes };
        assert_eq!(refusal(ada.call(&update(said(None, None, Some("TRUSTED")))).await).0, 403);
        assert_eq!(dan.call(&update(said(Some("The echo"), None, Some("TRUSTED")))).await.unwrap().message, "OK");
        assert_eq!(names(dan.call(&list()).await.unwrap()), ["Root", "The echo"]);
        assert_eq!(names(dan.call(&ListCompanyCerts { skip: Some(1), limit: Some(1) }).await.unwrap()), ["The echo"]);
        assert_eq!(names(dan.call(&ListCertsOfTypes { skip: Some(1), ..of_types(&["USER", "USERSIGNING"]) }).await.unwrap()), ["The echo"]);
        dan.call(&update(said(None, None, Some("REVOKED")))).await.unwrap();
        assert_eq!(dan.call(&get(BOT)).await.unwrap().company_cert_attributes, said(Some("The echo"), Some("USER"), Some("REVOKED")));
        assert_eq!(refusal(dan.call(&update(said(None, Some("x"), None))).await), (400, Some("type".to_owned())));
        let unknown = UpdateCompanyCert { finger_print: "00".to_owned(), attributes: CompanyCertAttributes::default() };
        assert_eq!(refusal(dan.call(&unknown).await).0, 400);
        assert_eq!(refusal(dan.call(&ListCompanyCerts { skip: None, limit: Some(1001) }).await), (400, Some("limit".to_owned())));
    }

    async fn the_pod_has_one_certificate_and_signs_with_its_key(world) {
        let (ada, dan) = (world.browser(ADA).await, world.browser(DAN).await);
        let pem = world.stranger().call(&GetPodCertificate {}).await.unwrap().certificate;
        assert_eq!(ada.call(&GetPodCertificate {}).await.unwrap().certificate, pem, "made once");
        let echo = Bot::new(&world, "echo").await;
        let (_, read) = parse_x509_pem(pem.as_bytes()).unwrap();
        let (_, cert) = X509Certificate::from_der(&read.contents).unwrap();
        let own = VerifyingKey::from_sec1_bytes(&cert.public_key().subject_public_key.data).unwrap();
        own.verify(cert.tbs_certificate.as_ref(), &Signature::from_der(&cert.signature_value.data).unwrap()).unwrap();
        let key = DecodingKey::from_ec_der(&cert.public_key().subject_public_key.data);
        let claims = decode::<serde_json::Value>(&echo.token, &key, &Validation::new(Algorithm::ES256)).unwrap().claims;
        assert_eq!(claims["userId"], echo.uid.to_string());
        let managed = ListPodManagedCerts { skip: None, limit: None };
        assert_eq!(refusal(ada.call(&managed).await).0, 403);
        let managed = dan.call(&managed).await.unwrap();
        assert_eq!((managed.len(), &managed[0].company_cert_info.finger_print), (1, &fingerprint(&pem)));
        assert!(dan.call(&list()).await.unwrap().is_empty(), "it is not of the company");
        assert!(dan.call(&get(&pem)).await.is_ok());
        let update = UpdateCompanyCert { finger_print: fingerprint(&pem), attributes: said(None, None, Some("REVOKED")) };
        assert_eq!(refusal(dan.call(&update).await).0, 400);
        assert_eq!(refusal(dan.call(&DeleteCompanyCert { finger_print: StringId { id: fingerprint(&pem) } }).await).0, 400);
        let (_, _, body) = ada.get(&GetPodCertificate::INFO.full_path()).await;
        assert!(!String::from_utf8(body.to_vec()).unwrap().contains("PRIVATE"));
    }
}
