"""Uses a table through boto3: prints OK when all that it read is what it wrote."""
import os
from decimal import Decimal

import boto3
from boto3.dynamodb.conditions import Attr, Key

dynamodb = boto3.resource(
    "dynamodb",
    endpoint_url=os.environ["ENDPOINT"],
    region_name="local",
    aws_access_key_id=os.environ["KEY_ID"],
    aws_secret_access_key=os.environ["SECRET_KEY"],
)
table = dynamodb.create_table(
    TableName="from-python",
    BillingMode="PAY_PER_REQUEST",
    AttributeDefinitions=[
        {"AttributeName": "run", "AttributeType": "S"},
        {"AttributeName": "step", "AttributeType": "N"},
    ],
    KeySchema=[
        {"AttributeName": "run", "KeyType": "HASH"},
        {"AttributeName": "step", "KeyType": "RANGE"},
    ],
)
table.wait_until_exists()
item = {
    "run": "r",
    "step": 1,
    "ratio": Decimal("0.25"),
    "tags": {"a", "b"},
    "raw": b"\x00\xff",
    "nested": {"list": [1, "two", None, True]},
}
table.put_item(Item=item)
found = table.get_item(Key={"run": "r", "step": 1})["Item"]
found["raw"] = found["raw"].value
assert found == item, found

with table.batch_writer() as batch:
    for step in range(2, 40):
        batch.put_item(Item={"run": "r", "step": step, "even": step % 2 == 0})
page = table.query(
    KeyConditionExpression=Key("run").eq("r") & Key("step").between(2, 11),
    FilterExpression=Attr("even").eq(True),
    ScanIndexForward=False,
)
assert [int(one["step"]) for one in page["Items"]] == [10, 8, 6, 4, 2], page
updated = table.update_item(
    Key={"run": "r", "step": 1},
    UpdateExpression="SET #c = if_not_exists(#c, :zero) + :one",
    ExpressionAttributeNames={"#c": "count"},
    ExpressionAttributeValues={":zero": 0, ":one": 1},
    ReturnValues="UPDATED_NEW",
)
assert updated["Attributes"] == {"count": 1}, updated
try:
    table.put_item(Item={"run": "r", "step": 1}, ConditionExpression=Attr("run").not_exists())
    raise AssertionError("the condition held")
except dynamodb.meta.client.exceptions.ConditionalCheckFailedException:
    pass
assert table.scan(Select="COUNT")["Count"] == 39
table.delete()
print("OK")
