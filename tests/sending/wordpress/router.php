<?php
// Serves an installed WordPress, whose own files stay as they are, with this test's database and content.
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$file = getenv('TEST_CONTENT') . substr($path, strlen('/wp-content'));
if (str_starts_with($path, '/wp-content/uploads/') && is_file($file)) {
    header('Content-Type: ' . mime_content_type($file));
    readfile($file);
    return true;
}
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/index.php';
define('WP_USE_THEMES', true);
require __DIR__ . '/settings.php';
wp();
require ABSPATH . WPINC . '/template-loader.php';
