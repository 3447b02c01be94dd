//! What every handler holds.

use std::{path::PathBuf, sync::Arc};

use tokio::sync::watch;

use crate::{
    app_files::AppFiles,
    clock::Clock,
    config::{Config, ConfigError},
    database::Database,
    dixa::Dixa,
    installation::Installation,
    mail::Mail,
    media::Media,
    notices::Notices,
    qwil::Qwil,
    symphony::Symphony,
};

/// The open server: cheap to clone, the same for all requests.
#[derive(Debug, Clone)]
pub struct Backend {
    inner: Arc<Inner>,
}

/// The parts of the open server.
#[derive(Debug)]
pub struct Inner {
    /// The database.
    pub database: Database,
    /// What the installation is.
    pub installation: Installation,
    /// Bytes of files and their signed addresses.
    pub media: Media,
    /// Live notices.
    pub notices: Notices,
    /// E-mails.
    pub mail: Mail,
    /// What Dixa keeps in memory.
    pub dixa: Dixa,
    /// What Qwil keeps in memory.
    pub qwil: Qwil,
    /// What Symphony keeps in memory.
    pub symphony: Symphony,
    /// What the operator set.
    pub config: Config,
    /// What time it is.
    pub clock: Clock,
    /// The files of the app.
    pub(crate) app_files: AppFiles,
    /// True once the server is to stop: streams end then.
    pub(crate) stopping: watch::Sender<bool>,
}

impl std::ops::Deref for Backend {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.inner
    }
}

/// Where the server finds its things.
#[derive(Debug, Clone, Default)]
pub struct Setup {
    /// Folder for the database file and uploads; made when it is not there.
    pub data: PathBuf,
    /// Address of a PostgreSQL database instead of the file.
    pub database: Option<String>,
    /// Folder with the built app, instead of the one inside the program.
    pub app_dir: Option<PathBuf>,
    /// What the operator set.
    pub config: Config,
}

/// Why the server cannot start.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each says what its message says")]
pub enum StartError {
    #[error("cannot make the data folder {0}: {1}")]
    DataFolder(String, std::io::Error),
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error("cannot open the database: {0}")]
    Database(#[from] sqlx::Error),
    #[error("cannot open the media folder: {0}")]
    Media(#[from] object_store::Error),
    #[error("cannot read the app's files: {0}")]
    AppFiles(std::io::Error),
    #[error("cannot listen on {0}: {1}")]
    Listen(String, std::io::Error),
    #[error("cannot serve: {0}")]
    Serve(std::io::Error),
    #[error("cannot load the demo: {0}")]
    Demo(Box<dyn std::error::Error + Send + Sync>),
    #[error("{0}")]
    Refused(String),
}

impl Backend {
    /// Opens the database, the media folder and the app's files.
    ///
    /// # Errors
    /// See [`StartError`].
    pub async fn open(setup: Setup) -> Result<Self, StartError> {
        let unmakeable = |e| StartError::DataFolder(setup.data.display().to_string(), e);
        std::fs::create_dir_all(&setup.data).map_err(unmakeable)?;
        let database = Database::open(setup.database.as_deref(), &setup.data).await?;
        let clock = Clock::default();
        let (installation, secret) = Installation::open(&database, &clock).await?;
        let media = Media::open(&setup.data.join("media"), &secret, clock.clone())?;
        let app_files = AppFiles::open(setup.app_dir.as_deref()).map_err(StartError::AppFiles)?;
        let notices = Notices::start(&database).await?;
        let mail = Mail::start(&database, &clock, setup.config.smtp.as_ref());
        let inner = Inner {
            database,
            installation,
            media,
            notices,
            mail,
            dixa: Dixa::new(clock.clone()),
            qwil: Qwil::new(clock.clone()),
            symphony: Symphony::default(),
            config: setup.config,
            clock,
            app_files,
            stopping: watch::Sender::new(false),
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Lets streams end, so that the server can stop.
    pub fn stop(&self) {
        self.stopping.send_replace(true);
    }
}
