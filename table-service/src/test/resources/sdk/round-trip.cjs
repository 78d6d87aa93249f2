// Uses a table through the AWS SDK for JavaScript: prints OK when all that it read is what it wrote.
const assert = require("node:assert");
const {
  DynamoDBClient, CreateTableCommand, PutItemCommand, GetItemCommand, UpdateItemCommand,
  QueryCommand, BatchWriteItemCommand, ScanCommand, DeleteTableCommand, paginateQuery,
} = require("@aws-sdk/client-dynamodb");

const client = new DynamoDBClient({
  endpoint: process.env.ENDPOINT,
  region: "local",
  credentials: { accessKeyId: process.env.KEY_ID, secretAccessKey: process.env.SECRET_KEY },
});
const TableName = "from-javascript";

async function main() {
  await client.send(new CreateTableCommand({
    TableName,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [
      { AttributeName: "run", AttributeType: "S" },
      { AttributeName: "step", AttributeType: "N" },
    ],
    KeySchema: [
      { AttributeName: "run", KeyType: "HASH" },
      { AttributeName: "step", KeyType: "RANGE" },
    ],
  }));
  const Item = {
    run: { S: "r" },
    step: { N: "1" },
    raw: { B: new Uint8Array([0, 255]) },
    tags: { SS: ["a", "b"] },
    nested: { M: { list: { L: [{ N: "1" }, { NULL: true }, { BOOL: false }] } } },
  };
  await client.send(new PutItemCommand({ TableName, Item }));
  const key = { run: { S: "r" }, step: { N: "1" } };
  assert.deepStrictEqual((await client.send(new GetItemCommand({ TableName, Key: key }))).Item, Item);

  await client.send(new BatchWriteItemCommand({
    RequestItems: {
      [TableName]: Array.from({ length: 20 }, (_, i) => ({
        PutRequest: { Item: { run: { S: "r" }, step: { N: String(i + 2) } } },
      })),
    },
  }));
  const steps = [];
  const pages = paginateQuery({ client, pageSize: 4 }, {
    TableName,
    KeyConditionExpression: "run = :r AND step > :s",
    ExpressionAttributeValues: { ":r": { S: "r" }, ":s": { N: "9" } },
  });
  for await (const page of pages) steps.push(...page.Items.map((one) => Number(one.step.N)));
  assert.deepStrictEqual(steps, [10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21]);

  const updated = await client.send(new UpdateItemCommand({
    TableName,
    Key: key,
    UpdateExpression: "ADD hits :two REMOVE nested",
    ExpressionAttributeValues: { ":two": { N: "2" } },
    ReturnValues: "ALL_NEW",
  }));
  assert.strictEqual(updated.Attributes.hits.N, "2");
  assert.strictEqual(updated.Attributes.nested, undefined);
  await assert.rejects(
    client.send(new PutItemCommand({ TableName, Item, ConditionExpression: "attribute_not_exists(run)" })),
    { name: "ConditionalCheckFailedException" });
  await assert.rejects(
    client.send(new QueryCommand({ TableName })), { name: "ValidationException" });
  assert.strictEqual((await client.send(new ScanCommand({ TableName, Select: "COUNT" }))).Count, 21);
  await client.send(new DeleteTableCommand({ TableName }));
  console.log("OK");
}

main().catch((failure) => {
  console.error(failure);
  process.exit(1);
});
