<?php
// Verifies deliveries from Smena; PHP 8 or newer. "php verify.php vectors.json" runs it on the test vectors.
const TOLERANCE = 5 * 60; // seconds

/** Whether Smena sent this, and just now. Header names in lower case; the body as php://input has it. */
function verify_standard(string $secret, array $headers, string $body, ?int $now = null): bool
{
    [$id, $sentAt] = [$headers['webhook-id'] ?? '', $headers['webhook-timestamp'] ?? ''];
    if (!ctype_digit($sentAt) || abs(($now ?? time()) - (int) $sentAt) > TOLERANCE) {
        return false;
    }
    $key = str_starts_with($secret, 'whsec_') ? base64_decode(substr($secret, 6)) : $secret;
    $expected = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$sentAt.$body", $key, true));
    foreach (explode(' ', $headers['webhook-signature'] ?? '') as $given) {
        if (hash_equals($expected, $given)) {
            return true;
        }
    }
    return false;
}

/** Whether Smena sent this body, at whatever time. */
function verify_simple(string $secret, array $headers, string $body): bool
{
    $expected = 'sha256=' . hash_hmac('sha256', $body, $secret);
    return hash_equals($expected, $headers['x-webhook-signature'] ?? '')
        || hash_equals($expected, $headers['x-webhook-signature-previous'] ?? '');
}

// The end of what a receiver needs.
if (PHP_SAPI === 'cli' && isset($argv[1])) {
    $vectors = json_decode(file_get_contents($argv[1]), true, flags: JSON_THROW_ON_ERROR);
    foreach ($vectors as $vector) {
        $headers = array_change_key_case($vector['headers']);
        $standard = verify_standard($vector['secret'], $headers, $vector['body'], $vector['now']);
        $simple = verify_simple($vector['secret'], $headers, $vector['body']);
        if ([$standard, $simple] !== [$vector['standard'], $vector['simple']]) {
            throw new Exception($vector['name']);
        }
    }
    echo count($vectors), " vectors\n";
}
