"""Sends every event of the file structured, binary and in a batch with the CloudEvents SDK for Python."""

import json
import os
import urllib.request
from datetime import datetime

from cloudevents.core.bindings.http import to_binary, to_structured
from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent


def post(headers, body):
    headers = {**headers, "authorization": "Bearer " + os.environ["KEY"]}
    request = urllib.request.Request(os.environ["URL"] + "/v1/events", data=body, headers=headers)
    with urllib.request.urlopen(request) as answer:
        print(json.load(answer))


with open(os.environ["FILE"], encoding="utf-8") as file:
    asked = json.load(file)
events = [
    CloudEvent(
        attributes={
            "specversion": "1.0",
            "id": id,
            "source": asked["source"],
            "type": asked["type"],
            "subject": os.environ["SUBJECT"],
            "time": datetime.fromisoformat(asked["time"].replace("Z", "+00:00")),
            "datacontenttype": "application/json",
        },
        data={"text": "Sent by an SDK as " + id},
    )
    for id in asked["ids"]
]
for event in events:
    for convert in (to_structured, to_binary):
        message = convert(event, JSONFormat())
        post(message.headers, message.body)
# The SDK has no batch for HTTP, so its structured events are put into one.
batch = b"[" + b",".join(bytes(to_structured(event, JSONFormat()).body) for event in events) + b"]"
post({"content-type": "application/cloudevents-batch+json"}, batch)
