//! Writes `index.html` with the names that this build's files have.

use super::{
    areas::Area,
    join::{FIRST_AREA, FOR_FEW, TEXTS, WITH_AREA},
    trunk::NAME,
};

/// The page of a build: what Trunk is told goes, what the browser has to load comes. `areas` is empty when the app is in one piece.
///
/// Scripts and modules are named early so that they load beside one another; the page itself needs nothing from elsewhere.
pub(super) fn page(source: &str, folder: &str, areas: &[Area]) -> String {
    let mut lines = Vec::new();
    for line in source.lines() {
        if line.contains("data-trunk") {
            continue;
        }
        if line.trim() == "</head>" {
            lines.extend(head(folder, areas));
        }
        lines.push(line.trim().to_owned());
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n") + "\n"
}

fn head(folder: &str, areas: &[Area]) -> Vec<String> {
    let mut lines = vec![format!(r#"<link rel="modulepreload" href="{folder}/rotunda.js">"#)];
    if areas.is_empty() {
        lines.push(format!(
            r#"<link rel="preload" href="{folder}/{NAME}_bg.wasm" as="fetch" type="application/wasm" crossorigin>"#
        ));
        lines.push(format!(
            r#"<script type="module">import start from "{folder}/rotunda.js";start({{module_or_path:"{folder}/{NAME}_bg.wasm"}})</script>"#
        ));
    } else {
        lines.push(format!("<script>{}</script>", preload(folder, areas)));
        lines.push(format!(
            r#"<script type="module">import start,{{included}} from "{folder}/rotunda.js";const main=window.__files[0];if(main!=="{NAME}_bg.wasm")included.add("{FIRST_AREA}.wasm");start({{module_or_path:"{folder}/"+main}})</script>"#
        ));
    }
    lines.push(format!(r#"<link rel="stylesheet" href="{folder}/rotunda.css">"#));
    lines
}

/// Fetches the main module, and beside it what the area needs that the address names, Feeds for none; the parts of it that were needed
/// the last time (`src/chats/later.rs` keeps which); and the texts of the language, which is looked for where the program looks for it
/// (`src/text.rs`).
fn preload(folder: &str, areas: &[Area]) -> String {
    let list = |area: &Area| {
        if area.name == FIRST_AREA {
            return format!("\"{NAME}_{FIRST_AREA}.wasm\"");
        }
        let main = format!("{NAME}_bg.wasm");
        std::iter::once(&main).chain(&area.files).map(|file| format!("{file:?}")).collect::<Vec<_>>().join(",")
    };
    // What few may use is asked for once it is known who is there.
    let is_early =
        |name: &str| name != FOR_FEW && !name.contains('_') || name.starts_with(TEXTS) || WITH_AREA.contains(&name);
    let early = areas.iter().filter(|area| is_early(&area.name));
    let table: Vec<String> = early.map(|area| format!("{}:[{}]", area.name, list(area))).collect();
    PRELOAD
        .replace("@FOLDER@", folder)
        .replace("@TABLE@", &table.join(","))
        .replace("@FIRST@", FIRST_AREA)
        .replace("@MAIN@", &format!("{NAME}_bg.wasm"))
        .replace("@TEXTS@", TEXTS)
        .lines()
        .map(str::trim)
        .collect()
}

/// A missing or broken setting counts as none.
const PRELOAD: &str = r#"{const files={@TABLE@};
const setting=name=>{try{return JSON.parse(localStorage.getItem("rotunda."+name))}catch{}};
const area=location.pathname.split("/")[1]||"@FIRST@";
window.__files=files[area]||["@MAIN@"];
const language=new URLSearchParams(location.search).get("lang")||setting("language")||navigator.language;
const parts=[].concat(setting("parts."+area)||[],"@TEXTS@"+String(language).split("-")[0]);
for(const file of new Set([...window.__files,...parts.flatMap(part=>files[part]||[])]))
if(file!=="@MAIN@"||file===window.__files[0])
document.head.append(Object.assign(document.createElement("link"),file.endsWith(".css")?{rel:"preload",as:"style",href:"@FOLDER@/"+file}:{rel:"preload",as:"fetch",type:"application/wasm",crossOrigin:"",href:"@FOLDER@/"+file}))}"#;

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "<html>\n  <head>\n    <script>a()</script>\n    <link data-trunk rel=\"rust\">\n  </head>\n  <body></body>\n</html>\n";

    #[test]
    fn page_names_the_files_after_its_own_scripts() {
        let area = |name: &str| Area { name: name.to_owned(), files: vec![format!("{name}.wasm")] };
        let page = page(SOURCE, "/a/12", &[area("admin"), area("feeds"), area("settings")]);
        assert!(!page.contains("data-trunk"));
        let place = |text: &str| page.find(text).unwrap();
        assert!(place("<script>a()") < place("rotunda_feeds.wasm"));
        assert!(place("rotunda_feeds.wasm") < place("/a/12/rotunda.css"));
        assert!(page.contains(r#"{feeds:["rotunda_feeds.wasm"],settings:["rotunda_bg.wasm","settings.wasm"]}"#));
        assert!(place("type=\"module\"") < place("</head>"));
    }

    #[test]
    fn page_of_an_unsplit_build_names_no_chunks() {
        assert!(!page(SOURCE, "/a/12", &[]).contains("createElement"));
    }
}
