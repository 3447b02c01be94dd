//! Which apps the company has, and what each user has of them.
//!
//! A user has only apps that the company has enabled. What they find and have is their own setting, or else the company's.

use std::collections::HashSet;

use ::api::symphony::{Uid, app_entitlements::*};
use serde_json::json;
use sqlx::{AnyConnection, any::AnyRow};

use super::{accounts, wrong};
use crate::{
    Backend,
    api::Api,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

const MOST: usize = 1000;
const MOST_PRODUCTS: usize = 100;

/// Mounts app entitlements.
pub(super) fn routes(api: Api) -> Api {
    api.serve(list_pod_app_entitlements)
        .serve(update_pod_app_entitlements)
        .serve(list_user_app_entitlements)
        .serve(update_user_app_entitlements)
        .serve(patch_user_app_entitlements)
}

async fn list_pod_app_entitlements(
    backend: Backend,
    _: Caller,
    _: ListPodAppEntitlements,
) -> Result<Vec<PodAppEntitlement>, Refusal> {
    of_pod(&mut *backend.database.pool.acquire().await?).await
}

async fn of_pod(connection: &mut AnyConnection) -> Result<Vec<PodAppEntitlement>, Refusal> {
    let read = |row: &AnyRow| {
        Ok::<_, sqlx::Error>(PodAppEntitlement {
            app_id: row.text("id")?,
            app_name: row.text("name")?,
            enable: row.int("is_enabled")? == 1,
            listed: row.int("is_listed")? == 1,
            install: row.int("is_installed")? == 1,
        })
    };
    let rows = Sql::new("SELECT * FROM symphony_apps ORDER BY name, id").rows(connection).await?;
    Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
}

async fn update_pod_app_entitlements(
    backend: Backend,
    _: Caller,
    mut asked: UpdatePodAppEntitlements,
) -> Result<Vec<PodAppEntitlement>, Refusal> {
    // Everybody locks apps in the same order.
    asked.entitlements.sort_by(|a, b| a.app_id.cmp(&b.app_id));
    check_once(asked.entitlements.iter().map(|entitlement| &entitlement.app_id))?;
    let mut tx = backend.database.write().await?;
    for entitlement in asked.entitlements {
        let mut sql = Sql::new("UPDATE symphony_apps SET is_enabled = ");
        sql.bind(i64::from(entitlement.enable)).push(", is_listed = ").bind(i64::from(entitlement.listed));
        sql.push(", is_installed = ").bind(i64::from(entitlement.install));
        sql.push(" WHERE id = ").bind(entitlement.app_id);
        if sql.execute(&mut tx).await? == 0 {
            return Err(Refusal::invalid("appId", "an app cannot be found"));
        }
    }
    let all = of_pod(&mut tx).await?;
    tx.commit().await?;
    Ok(all)
}

/// Refuses an app that is named twice, and too many.
fn check_once<'a>(ids: impl Iterator<Item = &'a String>) -> Result<(), Refusal> {
    let mut seen = HashSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(Refusal::invalid("appId", "an app is named twice"));
        }
    }
    if seen.len() > MOST {
        return Err(wrong("at most 1000 apps can be named"));
    }
    Ok(())
}

/// What a user has of an app, as stored.
#[derive(Default)]
struct Own {
    listed: Option<bool>,
    install: Option<bool>,
    products: Vec<Product>,
}

/// What a user has of the apps that the company has enabled, by id and name.
const OF_USER: &str = "SELECT a.id, a.name, a.is_listed AS all_listed, a.is_installed AS all_installed, u.is_listed, u.is_installed, \
                       COALESCE(u.products, '[]') AS products FROM symphony_apps a \
                       LEFT JOIN symphony_user_apps u ON u.app_id = a.id AND u.user_id = ";

fn own(row: &AnyRow) -> Result<Own, sqlx::Error> {
    let flag = |column| Ok::<_, sqlx::Error>(row.maybe_int(column)?.map(|value| value == 1));
    Ok(Own { listed: flag("is_listed")?, install: flag("is_installed")?, products: row.json("products")? })
}

async fn of_user(connection: &mut AnyConnection, uid: Uid) -> Result<Vec<UserAppEntitlement>, Refusal> {
    accounts::check(connection, &[uid], || wrong("the user cannot be found")).await?;
    let mut sql = Sql::new(OF_USER);
    sql.bind(uid.0).push(" WHERE a.is_enabled = 1 ORDER BY a.name, a.id");
    let read = |row: &AnyRow| {
        let own = own(row)?;
        Ok::<_, sqlx::Error>(UserAppEntitlement {
            app_id: row.text("id")?,
            app_name: Some(row.text("name")?),
            listed: own.listed.unwrap_or(row.int("all_listed")? == 1),
            install: own.install.unwrap_or(row.int("all_installed")? == 1),
            products: (!own.products.is_empty()).then_some(own.products),
        })
    };
    Ok(sql.rows(connection).await?.iter().map(read).collect::<Result<_, _>>()?)
}

async fn list_user_app_entitlements(
    backend: Backend,
    _: Caller,
    asked: ListUserAppEntitlements,
) -> Result<Vec<UserAppEntitlement>, Refusal> {
    of_user(&mut *backend.database.pool.acquire().await?, asked.uid).await
}

async fn update_user_app_entitlements(
    backend: Backend,
    _: Caller,
    mut asked: UpdateUserAppEntitlements,
) -> Result<Vec<UserAppEntitlement>, Refusal> {
    asked.entitlements.sort_by(|a, b| a.app_id.cmp(&b.app_id));
    check_once(asked.entitlements.iter().map(|entitlement| &entitlement.app_id))?;
    let mut tx = backend.database.write().await?;
    accounts::check(&mut tx, &[asked.uid], || wrong("the user cannot be found")).await?;
    for entitlement in asked.entitlements {
        let before = stored(&mut tx, asked.uid, &entitlement.app_id).await?;
        let products = entitlement.products.unwrap_or(before.products);
        let own = Own { listed: Some(entitlement.listed), install: Some(entitlement.install), products };
        write(&mut tx, asked.uid, &entitlement.app_id, own).await?;
    }
    let all = of_user(&mut tx, asked.uid).await?;
    tx.commit().await?;
    Ok(all)
}

async fn patch_user_app_entitlements(
    backend: Backend,
    _: Caller,
    mut asked: PatchUserAppEntitlements,
) -> Result<Vec<UserAppEntitlement>, Refusal> {
    asked.entitlements.sort_by(|a, b| a.app_id.cmp(&b.app_id));
    check_once(asked.entitlements.iter().map(|patch| &patch.app_id))?;
    let mut tx = backend.database.write().await?;
    accounts::check(&mut tx, &[asked.uid], || wrong("the user cannot be found")).await?;
    for patch in asked.entitlements {
        let mut own = stored(&mut tx, asked.uid, &patch.app_id).await?;
        own.listed = patched(own.listed, patch.listed);
        own.install = patched(own.install, patch.install);
        if let Some(product) = patch.product {
            match own.products.iter_mut().find(|there| there.name == product.name) {
                Some(there) => *there = product,
                None => own.products.push(product),
            }
        }
        write(&mut tx, asked.uid, &patch.app_id, own).await?;
    }
    let all = of_user(&mut tx, asked.uid).await?;
    tx.commit().await?;
    Ok(all)
}

fn patched(before: Option<bool>, setting: Setting) -> Option<bool> {
    match setting {
        Setting::True => Some(true),
        Setting::False => Some(false),
        Setting::Keep => before,
        Setting::Remove => None,
    }
}

/// What a user has of an app that the company has enabled; until the transaction ends nobody else changes it.
async fn stored(connection: &mut AnyConnection, uid: Uid, app: &str) -> Result<Own, Refusal> {
    let mut lock = Sql::new("UPDATE symphony_apps SET id = id WHERE is_enabled = 1 AND id = ");
    lock.bind(app.to_owned());
    if lock.execute(connection).await? == 0 {
        return Err(Refusal::invalid("appId", "an app cannot be found, or is not enabled"));
    }
    let mut sql = Sql::new(OF_USER);
    sql.bind(uid.0).push(" WHERE a.id = ").bind(app.to_owned());
    Ok(sql.row(connection).await?.map_or_else(|| Ok(Own::default()), |row| own(&row))?)
}

async fn write(connection: &mut AnyConnection, uid: Uid, app: &str, own: Own) -> Result<(), Refusal> {
    let products = checked(app, own.products)?;
    let flag = |value: Option<bool>| value.map(i64::from);
    let mut sql =
        Sql::new("INSERT INTO symphony_user_apps (user_id, app_id, is_listed, is_installed, products) VALUES (");
    sql.bind(uid.0).push(", ").bind(app.to_owned()).push(", ").bind(flag(own.listed)).push(", ");
    sql.bind(flag(own.install)).push(", ").bind(json!(products).to_string());
    sql.push(") ON CONFLICT (user_id, app_id) DO UPDATE SET is_listed = excluded.is_listed");
    sql.push(", is_installed = excluded.is_installed, products = excluded.products");
    sql.execute(connection).await?;
    Ok(())
}

/// Refuses what are no products of an app.
fn checked(app: &str, mut products: Vec<Product>) -> Result<Vec<Product>, Refusal> {
    let mut names = HashSet::new();
    for product in &products {
        let is_long = |text: &str, most| !(1..=most).contains(&text.chars().count());
        if is_long(&product.name, 50) || !names.insert(&product.name) {
            return Err(Refusal::invalid("name", "names of products must be unique, of 1 to 50 characters"));
        }
        if product.sku.as_deref().is_some_and(|sku| is_long(sku, 100)) {
            return Err(Refusal::invalid("sku", "sku must have 1 to 100 characters"));
        }
        if !["default", "premium"].contains(&&*product.kind) {
            return Err(Refusal::invalid("type", "type must be default or premium"));
        }
        if product.app_id.as_deref().is_some_and(|id| id != app) {
            return Err(Refusal::invalid("appId", "a product is of another app"));
        }
    }
    if products.len() > MOST_PRODUCTS {
        return Err(Refusal::invalid("products", "products must be at most 100"));
    }
    for product in &mut products {
        product.app_id = Some(app.to_owned());
    }
    Ok(products)
}
