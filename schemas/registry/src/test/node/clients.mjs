// Two JavaScript clients against a registry: each registers a schema, writes a record with it, and reads one that
// Java wrote. Arguments: registry URL, schema, record of topic "java" in base64. One line of JSON comes out.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const kafkajs = require('@kafkajs/confluent-schema-registry');
const official = require('@confluentinc/schemaregistry');

const [url, schema, written] = process.argv.slice(2);
const fromJava = Buffer.from(written, 'base64');
const retyped = schema.replace('"double"', '"string"');
const order = {
  orderId: 'O-1',
  side: 'SELL',
  price: Buffer.from('0e6054ba42a8dafc9200', 'hex'),
  decidedAt: 1709210096789012,
  mark: 67891.5,
  reason: null,
  causes: ['S-1', 'D-1'],
};

const readable = (record) => ({ ...record, price: record.price.toString('hex') });
const refusal = async (action) => {
  try {
    await action();
    return 'accepted';
  } catch (error) {
    return error.message;
  }
};

async function withKafkajs() {
  const registry = new kafkajs.SchemaRegistry({ host: url });
  const { id } = await registry.register({ type: 'AVRO', schema }, { subject: 'kafkajs-value' });
  return {
    id,
    latest: await registry.getLatestSchemaId('kafkajs-value'),
    found: await registry.getRegistryIdBySchema('kafkajs-value', { type: 'AVRO', schema }),
    wrote: (await registry.encode(id, order)).toString('base64'),
    read: readable(await registry.decode(fromJava)),
    refusal: await refusal(() =>
      registry.register({ type: 'AVRO', schema: retyped }, { subject: 'kafkajs-value' })),
  };
}

async function withOfficial() {
  const client = new official.SchemaRegistryClient({ baseURLs: [url] });
  const info = { schemaType: 'AVRO', schema };
  const id = await client.register('official-value', info);
  const serializer = new official.AvroSerializer(client, official.SerdeType.VALUE, {
    autoRegisterSchemas: false,
    useLatestVersion: true,
  });
  const deserializer = new official.AvroDeserializer(client, official.SerdeType.VALUE, {});
  const latest = await client.getLatestSchemaMetadata('official-value');
  return {
    id,
    latest: latest.id,
    version: latest.version,
    subjects: await client.getAllSubjects(),
    compatible: await client.testSubjectCompatibility('official-value', info),
    incompatible: await client.testSubjectCompatibility('official-value', { schemaType: 'AVRO', schema: retyped }),
    level: await client.updateCompatibility('official-value', 'FULL_TRANSITIVE'),
    levelRead: await client.getCompatibility('official-value'),
    wrote: (await serializer.serialize('official', order)).toString('base64'),
    read: readable(await deserializer.deserialize('java', fromJava)),
    refusal: await refusal(() => client.register('official-value', { schemaType: 'AVRO', schema: retyped })),
    deleted: await client.deleteSubject('official-value'),
  };
}

console.log(JSON.stringify({ kafkajs: await withKafkajs(), official: await withOfficial() }));
