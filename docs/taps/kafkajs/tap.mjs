// Prints the committed records of topics as JSON, one a line, from the first one on.
//
//   node tap.mjs BROKER REGISTRY TOPIC... [--end]
//   node tap.mjs 127.0.0.1:9092 http://127.0.0.1:8081 paper.signals paper.fills
//
// It follows the topics until Ctrl-C; with --end it stops where they end now.
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import registry from '@kafkajs/confluent-schema-registry';
import avro from 'avsc';
import kafkajs from 'kafkajs';

const { values: options, positionals } = parseArgs({
  options: { end: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [broker, registryUrl, ...topics] = positionals;
if (topics.length === 0) {
  console.error('usage: node tap.mjs BROKER REGISTRY TOPIC... [--end]');
  process.exit(2);
}

// Numbers of JavaScript would round amounts, so they become text, as do instants.
class Decimal extends avro.types.LogicalType {
  constructor(schema, settings) {
    super(schema, settings);
    this.scale = schema.scale;
  }

  _fromValue(bytes) {
    const unscaled = BigInt.asIntN(bytes.length * 8, BigInt('0x' + bytes.toString('hex')));
    const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(this.scale + 1, '0');
    const point = digits.length - this.scale;
    const whole = digits.slice(0, point);
    const fraction = digits.slice(point).replace(/0+$/, '');
    return (unscaled < 0n ? '-' : '') + whole + (fraction && '.' + fraction);
  }
}

class Instant extends avro.types.LogicalType {
  _fromValue(micros) {
    const millis = new Date(Math.floor(micros / 1000)).toISOString();
    return millis.replace('Z', String(micros % 1000).padStart(3, '0') + 'Z');
  }
}

const schemas = new registry.SchemaRegistry(
  { host: registryUrl },
  { [registry.SchemaType.AVRO]: { logicalTypes: { decimal: Decimal, 'timestamp-micros': Instant } } },
);

// What does not decode lies on the topic all the same, so it is shown with its bytes.
async function decoded(bytes) {
  try {
    return { value: bytes && (await schemas.decode(bytes)) };
  } catch (error) {
    return { value: null, undecodable: { message: error.message, base64: bytes.toString('base64') } };
  }
}

const base64 = (name, value) =>
  value?.type === 'Buffer' ? Buffer.from(value.data).toString('base64') : value;

async function print({ topic, partition, message }) {
  const line = {
    topic,
    partition,
    offset: Number(message.offset),
    timestamp: new Date(Number(message.timestamp)).toISOString(),
    key: message.key && message.key.toString(),
    ...(await decoded(message.value)),
  };
  console.log(JSON.stringify(line, base64));
}

const kafka = new kafkajs.Kafka({ brokers: [broker], logLevel: kafkajs.logLevel.ERROR });

// The last offset of each partition that holds anything; markers of transactions have offsets, too.
async function ends() {
  const admin = kafka.admin();
  const found = new Map();
  await admin.connect();
  for (const topic of topics) {
    for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
      if (low !== high) {
        found.set(`${topic} ${partition}`, BigInt(high) - 1n);
      }
    }
  }
  await admin.disconnect();
  return found;
}

// Nothing is committed to this group, so nobody else notices, and each run begins at the beginning.
const consumer = kafka.consumer({ groupId: `tap-${randomUUID()}`, readUncommitted: false });
const stop = () => consumer.disconnect();
process.once('SIGINT', stop);

function stopAt(left) {
  consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
    const partition = `${payload.topic} ${payload.partition}`;
    if (BigInt(payload.lastOffset) >= left.get(partition)) {
      left.delete(partition);
    }
    if (left.size === 0) {
      stop();
    }
  });
}

const left = options.end ? await ends() : undefined;
if (left) {
  stopAt(left);
}
if (left?.size !== 0) {
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning: true });
  await consumer.run({ autoCommit: false, eachMessage: print });
}
