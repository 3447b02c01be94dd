//! What the browser has to load, and whether that is within the budgets.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::{
    app::{
        self, Mode,
        areas::{self, Area},
        join::{AT_ONCE, FIRST_AREA, FOR_FEW, WATCH},
    },
    cache::Cache,
    failure::{Named, Result},
    options::Options,
    setup,
};

/// The most that signed-in people should load before Feeds stands, brotli kB: module, scripts, styles and the chunk of Feeds.
const FIRST_LOAD_KB: f64 = 250.0;
/// The most that any other chunk may add to what is there before it, brotli kB: for an area that is Feeds, for a part of an area also the area.
pub(crate) const AREA_KB: f64 = 120.0;
/// The most that Admin with all its parts may add. Only those who administer something load it.
pub(crate) const ADMIN_KB: f64 = 300.0;

/// Its texts begin so; the language follows.
const ADMIN_TEXTS: &str = "admin_text_";

/// What is over its budget and still has to come within it, with the most that it may be until then, brotli kB. It is to shrink (decision 9).
const OWED: [(&str, f64); 1] = [("first load", 250.2)];

/// The most that something may weigh now.
fn limit(name: &str, budget_kb: f64) -> f64 {
    OWED.iter().find(|(owed, _)| *owed == name).map_or(budget_kb, |(_, most)| *most)
}

/// `cargo xtask sizes`
pub(crate) fn run(options: &mut Options) -> Result<ExitCode> {
    options.done()?;
    let cache = Cache::open()?;
    let toolchain = setup::for_building(&cache)?;
    let dist = app::build(&cache, toolchain, Mode::Release)?;
    let over = print(&dist)?;
    Ok(if over.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Prints the sizes of a release build and gives what is over its budget.
pub(crate) fn print(dist: &Path) -> Result<Vec<String>> {
    let folder = build_folder(dist)?;
    let size = |name: &str| compressed_kb(&folder.join(name));
    println!("\nsizes, brotli kB");
    let mut first_load = 0.0;
    println!("  {:28} {:7.1}", "rotunda_bg.wasm", size("rotunda_bg.wasm"));
    for name in ["rotunda_feeds.wasm", "rotunda.js", "rotunda.css"] {
        println!("  {name:28} {:7.1}", size(name));
        first_load += size(name);
    }
    let mut over = Vec::new();
    let areas = areas::kept(dist)?;
    let mut of_admin = BTreeSet::new();
    for area in &areas {
        let there = already_there(&area.name, &areas);
        let own: BTreeSet<_> = area.files.iter().filter(|file| !there.contains(&file.as_str())).collect();
        let sheet = Some(format!("{}.css", area.name)).filter(|sheet| folder.join(sheet).exists());
        let own: Vec<_> = own.into_iter().chain(&sheet).map(String::as_str).collect();
        let own_kb: f64 = own.iter().map(|file| size(file)).sum();
        let files = own.join(" + ");
        println!("  chunk {:22} {own_kb:7.1}  {files}", area.name);
        let is_of_admin = area.name.split('_').next() == Some(FOR_FEW);
        if is_of_admin {
            of_admin.extend(own.iter().map(|file| (*file).to_owned()));
        } else if own_kb > limit(&area.name, AREA_KB) {
            over.push(format!("the chunk of {} adds {own_kb:.1} kB, over its {AREA_KB} kB", area.name));
        }
    }
    // Of the languages one is there at a time.
    let (texts, of_admin): (Vec<_>, Vec<_>) = of_admin.iter().partition(|file| file.starts_with(ADMIN_TEXTS));
    let texts = texts.into_iter().map(|file| size(file)).fold(0.0, f64::max);
    let admin = texts + of_admin.into_iter().map(|file| size(file)).sum::<f64>();
    println!("  Admin with all its parts     {admin:7.1}  of {ADMIN_KB}");
    if admin > limit(FOR_FEW, ADMIN_KB) {
        over.push(format!("Admin adds {admin:.1} kB, over its {ADMIN_KB} kB"));
    }
    println!("  first load of Feeds          {first_load:7.1}  of {FIRST_LOAD_KB}");
    if first_load > limit("first load", FIRST_LOAD_KB) {
        over.push(format!("the first load is {first_load:.1} kB, over its {FIRST_LOAD_KB} kB"));
    }
    for line in &over {
        println!("  over budget: {line}");
    }
    Ok(over)
}

/// What has been fetched before a part is: the first area, what is fetched at once, and the area that the part is of.
fn already_there<'a>(name: &str, areas: &'a [Area]) -> BTreeSet<&'a str> {
    let whole = name.split_once('_').map(|(area, _)| area).filter(|_| name != WATCH);
    let is_before = |area: &&Area| [FIRST_AREA, AT_ONCE].contains(&&*area.name) || Some(&*area.name) == whole;
    let before = areas.iter().filter(|area| area.name != name).filter(is_before);
    before.flat_map(|area| area.files.iter().map(String::as_str)).collect()
}

/// The one folder below `a/`.
fn build_folder(dist: &Path) -> Result<PathBuf> {
    let all = dist.join("a");
    let mut entries = fs::read_dir(&all).named(|| format!("list {}", all.display()))?;
    let folder = entries.find_map(|entry| entry.ok().map(|entry| entry.path()));
    folder.ok_or_else(|| format!("{} is empty", all.display()).into())
}

fn compressed_kb(file: &Path) -> f64 {
    let compressed = PathBuf::from(format!("{}.br", file.display()));
    let meta = fs::metadata(compressed).or_else(|_| fs::metadata(file));
    meta.map_or(0.0, |meta| meta.len() as f64 / 1000.0)
}
