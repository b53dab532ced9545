"""Prints the committed records of topics as JSON, one a line, from the first one on.

    python3 tap.py BROKER REGISTRY TOPIC... [--end]
    python3 tap.py 127.0.0.1:9092 http://127.0.0.1:8081 paper.signals paper.fills

It follows the topics until Ctrl-C; with --end it stops where they end now.
"""

import argparse
import base64
import datetime
import decimal
import functools
import io
import json
import struct
import urllib.error
import urllib.request

import avro.errors
import avro.io
import avro.schema
from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, KafkaException, TopicPartition

HEADER = struct.Struct(">bI")  # byte 0, schema id
UTC = datetime.timezone.utc


@functools.lru_cache(maxsize=None)
def reader(registry, schema_id):
    with urllib.request.urlopen(f"{registry}/schemas/ids/{schema_id}") as answer:
        return avro.io.DatumReader(avro.schema.parse(json.load(answer)["schema"]))


def decode(registry, data):
    magic, schema_id = HEADER.unpack_from(data)
    if magic != 0:
        raise ValueError(f"begins with byte {magic}, not 0")
    return reader(registry, schema_id).read(avro.io.BinaryDecoder(io.BytesIO(data[HEADER.size :])))


def decoded(registry, data):
    """What does not decode lies on the topic all the same, so it is shown with its bytes."""
    try:
        return {"value": None if data is None else decode(registry, data)}
    except (ValueError, struct.error, urllib.error.HTTPError, avro.errors.AvroException) as error:
        return {"value": None, "undecodable": {"message": str(error), "base64": as_text(data)}}


def as_text(value):
    """Amounts become text, because numbers of JSON would be rounded by most readers; so do instants and bytes."""
    if isinstance(value, decimal.Decimal):
        digits = f"{value:f}"
        return digits.rstrip("0").rstrip(".") if "." in digits else digits
    if isinstance(value, datetime.datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    raise TypeError(type(value))


def show(registry, message):
    key = message.key()
    line = {
        "topic": message.topic(),
        "partition": message.partition(),
        "offset": message.offset(),
        "timestamp": datetime.datetime.fromtimestamp(message.timestamp()[1] / 1000, UTC).isoformat(),
        "key": None if key is None else key.decode(),
    }
    print(json.dumps(line | decoded(registry, message.value()), default=as_text), flush=True)


def tap(broker, registry, topics, to_end):
    # It joins no group and commits nothing, so nobody else notices.
    consumer = Consumer(
        {
            "bootstrap.servers": broker,
            "group.id": "tap",
            "isolation.level": "read_committed",
            "enable.auto.commit": False,
            "enable.partition.eof": True,
        }
    )
    known = consumer.list_topics().topics
    unknown = [topic for topic in topics if topic not in known]
    if unknown:
        raise SystemExit(f"the cluster has no {', '.join(unknown)}")
    left = {(topic, partition) for topic in topics for partition in known[topic].partitions}
    consumer.assign([TopicPartition(topic, partition, OFFSET_BEGINNING) for topic, partition in left])
    while left or not to_end:
        message = consumer.poll(1)
        if message is None:
            continue
        if message.error() is None:
            show(registry, message)
        elif message.error().code() == KafkaError._PARTITION_EOF:
            left.discard((message.topic(), message.partition()))
        else:
            raise KafkaException(message.error())
    consumer.close()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("broker")
    arguments.add_argument("registry")
    arguments.add_argument("topics", nargs="+")
    arguments.add_argument("--end", action="store_true")
    given = arguments.parse_args()
    try:
        tap(given.broker, given.registry, given.topics, given.end)
    except KeyboardInterrupt:
        pass
