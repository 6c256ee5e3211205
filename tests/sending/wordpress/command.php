<?php
// Runs code inside WordPress and prints what it returns as JSON; without code, installs it first.
$_SERVER += ['HTTP_HOST' => parse_url(getenv('TEST_HOME'), PHP_URL_HOST), 'REQUEST_METHOD' => 'GET', 'REQUEST_URI' => '/'];
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$code = stream_get_contents(STDIN);
if (!$code) {
    define('WP_INSTALLING', true);
}
require __DIR__ . '/settings.php';
if (!$code) {
    function wp_new_blog_notification() {} // no mail
    require_once ABSPATH . 'wp-admin/includes/upgrade.php';
    wp_install('The Site', 'editor', 'editor@site.example', true, '', 'unused');
    switch_theme('plain');
    $author = wp_insert_user(['user_login' => 'author', 'user_pass' => 'unused', 'user_email' => 'a@site.example', 'role' => 'author']);
    $code = 'return [' . join(',', array_map(
        fn($user) => "WP_Application_Passwords::create_new_application_password($user, ['name' => 'copydesk'])[0]",
        [1, $author],
    )) . '];';
}
wp_set_current_user(1);
echo "\n", json_encode(eval($code));
