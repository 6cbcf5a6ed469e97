using System.Linq;
using System.Text.Json.Nodes;

namespace CrossAcctSync.Tests.Accounts;

/// <summary>Account 111122223333 as <c>aws iam get-account-authorization-details</c> prints it, and parts of it.</summary>
internal static class SampleAccount
{
    public const string Id = "111122223333";

    public const string Orders = "arn:aws:iam::111122223333:role/service/OrdersExecution";

    public const string Audit = "arn:aws:iam::111122223333:role/Audit";

    public const string Text =
        """
        {
            "UserDetailList": [
                {
                    "Path": "/",
                    "UserName": "ci",
                    "UserId": "AIDAEXAMPLE0000000001",
                    "Arn": "arn:aws:iam::111122223333:user/ci"
                }
            ],
            "GroupDetailList": [],
            "RoleDetailList": [
                {
                    "Path": "/service/",
                    "RoleName": "OrdersExecution",
                    "RoleId": "AROAEXAMPLE0000000001",
                    "Arn": "arn:aws:iam::111122223333:role/service/OrdersExecution",
                    "CreateDate": "2024-03-05T09:12:44+00:00",
                    "AssumeRolePolicyDocument": {
                        "Version": "2012-10-17",
                        "Statement": [
                            {
                                "Effect": "Allow",
                                "Principal": {
                                    "Service": "states.amazonaws.com"
                                },
                                "Action": "sts:AssumeRole"
                            }
                        ]
                    },
                    "InstanceProfileList": [],
                    "RolePolicyList": [
                        {
                            "PolicyName": "Sync",
                            "PolicyDocument": {
                                "Version": "2012-10-17",
                                "Statement": [
                                    {
                                        "Effect": "Allow",
                                        "Action": "sts:AssumeRole",
                                        "Resource": "arn:aws:iam::333344445555:role/DataPlatformAccess"
                                    }
                                ]
                            }
                        }
                    ],
                    "AttachedManagedPolicies": [
                        {
                            "PolicyName": "Logs",
                            "PolicyArn": "arn:aws:iam::111122223333:policy/Logs"
                        },
                        {
                            "PolicyName": "ReadOnlyAccess",
                            "PolicyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess"
                        }
                    ],
                    "PermissionsBoundary": {
                        "PermissionsBoundaryType": "Policy",
                        "PermissionsBoundaryArn": "arn:aws:iam::111122223333:policy/Edge"
                    },
                    "Tags": [
                        {
                            "Key": "Team",
                            "Value": "orders"
                        }
                    ],
                    "RoleLastUsed": {
                        "LastUsedDate": "2024-06-01T00:00:00+00:00",
                        "Region": "us-east-2"
                    }
                },
                {
                    "Path": "/",
                    "RoleName": "Audit",
                    "RoleId": "AROAEXAMPLE0000000002",
                    "Arn": "arn:aws:iam::111122223333:role/Audit",
                    "CreateDate": "2023-01-01T00:00:00+00:00",
                    "AssumeRolePolicyDocument": {
                        "Version": "2012-10-17",
                        "Statement": []
                    },
                    "InstanceProfileList": [],
                    "RolePolicyList": [],
                    "AttachedManagedPolicies": [],
                    "Tags": [],
                    "RoleLastUsed": {}
                }
            ],
            "Policies": [
                {
                    "PolicyName": "Logs",
                    "PolicyId": "ANPAEXAMPLE0000000001",
                    "Arn": "arn:aws:iam::111122223333:policy/Logs",
                    "Path": "/",
                    "DefaultVersionId": "v2",
                    "AttachmentCount": 1,
                    "PermissionsBoundaryUsageCount": 0,
                    "IsAttachable": true,
                    "CreateDate": "2024-03-05T09:12:44+00:00",
                    "UpdateDate": "2024-03-06T09:12:44+00:00",
                    "PolicyVersionList": [
                        {
                            "Document": {
                                "Version": "2012-10-17",
                                "Statement": [
                                    {
                                        "Effect": "Allow",
                                        "Action": "logs:PutLogEvents",
                                        "Resource": "*"
                                    }
                                ]
                            },
                            "VersionId": "v2",
                            "IsDefaultVersion": true,
                            "CreateDate": "2024-03-06T09:12:44+00:00"
                        },
                        {
                            "Document": {
                                "Version": "2012-10-17",
                                "Statement": [
                                    {
                                        "Effect": "Allow",
                                        "Action": "logs:*",
                                        "Resource": "*"
                                    }
                                ]
                            },
                            "VersionId": "v1",
                            "IsDefaultVersion": false,
                            "CreateDate": "2024-03-05T09:12:44+00:00"
                        }
                    ]
                },
                {
                    "PolicyName": "Edge",
                    "PolicyId": "ANPAEXAMPLE0000000002",
                    "Arn": "arn:aws:iam::111122223333:policy/Edge",
                    "Path": "/",
                    "DefaultVersionId": "v1",
                    "PolicyVersionList": [
                        {
                            "Document": {
                                "Version": "2012-10-17",
                                "Statement": [
                                    {
                                        "Effect": "Allow",
                                        "Action": "*",
                                        "Resource": "*"
                                    }
                                ]
                            },
                            "VersionId": "v1",
                            "IsDefaultVersion": true,
                            "CreateDate": "2024-03-05T09:12:44+00:00"
                        }
                    ]
                }
            ]
        }

        """;

    /// <summary>The same in pages: roles and policies are parted, the policies come first.</summary>
    public static JsonArray Pages()
    {
        JsonObject whole = Parse();
        return
        [
            new JsonObject { ["GroupDetailList"] = null, ["IsTruncated"] = true, ["Marker"] = "next", ["Policies"] = whole["Policies"]!.DeepClone(), ["RoleDetailList"] = new JsonArray() },
            new JsonObject { ["IsTruncated"] = false, ["Policies"] = new JsonArray(), ["RoleDetailList"] = whole["RoleDetailList"]!.DeepClone(), ["ResponseMetadata"] = new JsonObject { ["RequestId"] = "1", ["Metadata"] = new JsonObject() } },
        ];
    }

    public static JsonObject Parse() => JsonNode.Parse(Text)!.AsObject();

    /// <summary>The same with every policy as a text.</summary>
    public static JsonNode WithTexts(JsonNode node, System.Func<string, string> write)
    {
        foreach (JsonObject owner in node.AsArray().SelectMany(page => Lists(page!.AsObject())))
        {
            foreach (string name in (string[])["AssumeRolePolicyDocument", "PolicyDocument", "Document"])
            {
                if (owner[name] is JsonObject document)
                {
                    owner[name] = write(document.ToJsonString());
                }
            }
        }

        return node;
    }

    private static System.Collections.Generic.IEnumerable<JsonObject> Lists(JsonObject owner)
    {
        yield return owner;
        foreach (JsonArray list in owner.Select(member => member.Value).OfType<JsonArray>().ToArray())
        {
            foreach (JsonObject inner in list.OfType<JsonObject>().SelectMany(Lists).ToArray())
            {
                yield return inner;
            }
        }
    }
}
