"""Verifies webhook messages with the Standard Webhooks library for Python, and that it refuses one that was changed."""

import json
import os

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

with open(os.environ["MESSAGES"], encoding="utf-8") as file:
    messages = json.load(file)

for message in messages:
    for secret in message["secrets"]:
        Webhook(secret).verify(message["text"], message["headers"])
        try:
            Webhook(secret).verify(message["text"].replace("maya", "mallory") + " ", message["headers"])
        except WebhookVerificationError:
            continue
        raise SystemExit("a changed message was accepted")
print(len(messages))
