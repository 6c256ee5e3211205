<?php
define('ABSPATH', getenv('TEST_WORDPRESS') . '/');
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:' . getenv('TEST_SOCKET'));
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('WP_CONTENT_DIR', getenv('TEST_CONTENT'));
define('WP_HOME', getenv('TEST_HOME'));
define('WP_SITEURL', getenv('TEST_HOME'));
define('WP_CONTENT_URL', getenv('TEST_HOME') . '/wp-content');
define('WP_ENVIRONMENT_TYPE', 'local'); // application passwords without TLS
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_DEBUG', false);
$table_prefix = 'wp_';
require ABSPATH . 'wp-settings.php';
