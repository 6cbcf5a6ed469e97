using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;

namespace CrossAcctSync.Tests.Fuzzing;

/// <summary>Input that is made from a seed: the same seed gives the same input on every machine.</summary>
internal sealed class FuzzInput
{
    /// <summary>Pieces on which readers of JSON, YAML, ARNs, expressions and policies have to decide something.</summary>
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", "\"", ",", ":", "null", "true", "0", "-1", "1e999", "\\u0000", "\\ud800", "\n", "\r\n", "\t", "- ", "? ", "&a ", "*a ", "<<: *a", "!!binary ", "|\n", ">-\n", "---\n", "%YAML 1.2\n", "#",
        "*", "?", "${", "${*}", "${aws:username}", "$$.Execution.Id", "$.a[0:9].b", "$..*", "$[?(@.a)]", "{% $states.input %}", "{% $map(x, function($v){$v}) %}", "States.Format('{}', $.a)", "Ref", "Fn::Sub", "Fn::If", "Fn::ForEach::X",
        "arn:aws:iam::111122223333:role/x", "arn:aws:states:::lambda:invoke", "arn:aws:states:::aws-sdk:s3:getObject", "arn:aws:states:us-east-2:111122223333:stateMachine:M", "\u202e", "\u0085", "\ud83d\ude00", "\ufeff", "##vso[task.x]", "::error::",
        "StartAt", "States", "Type", "Task", "Choice", "Map", "Parallel", "Credentials", "RoleArn.$", "Condition", "StringLike", "ForAllValues:StringEquals", "NotPrincipal", "Statement", "Effect", "Deny",
    ];

    private readonly Random _random;

    /// <param name="seed">The seed.</param>
    public FuzzInput(int seed) => _random = new Random(seed);

    /// <summary>A number below a bound.</summary>
    public int Below(int bound) => _random.Next(bound);

    /// <summary>One of some.</summary>
    public T OneOf<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    /// <summary>A text like another: bytes and pieces of it are taken out, doubled, put elsewhere or changed.</summary>
    public byte[] Mutate(byte[] text)
    {
        var bytes = new List<byte>(text);
        for (int times = 1 + _random.Next(6); times > 0; times--)
        {
            int at = _random.Next(bytes.Count + 1);
            int length = Math.Min(_random.Next(1 << _random.Next(1, 9)), bytes.Count - at);
            switch (_random.Next(6))
            {
                case 0:
                    bytes.RemoveRange(at, length);
                    break;
                case 1:
                    bytes.InsertRange(_random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                    break;
                case 2 when at < bytes.Count:
                    bytes[at] = (byte)_random.Next(256);
                    break;
                case 3 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << _random.Next(8));
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(OneOf(Pieces)));
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>A document like another: it stays JSON, and its members, items and texts change places and values.</summary>
    public string Mutate(JsonNode document)
    {
        JsonNode root = document.DeepClone();
        for (int times = 1 + _random.Next(6); times > 0; times--)
        {
            JsonNode[] all = [.. Nodes(root)];
            JsonNode node = OneOf(all);
            JsonNode? value = _random.Next(4) switch
            {
                0 => OneOf(all).DeepClone(),
                1 => null,
                2 => JsonValue.Create(OneOf(Pieces)),
                _ => JsonValue.Create(Text(node as JsonValue)),
            };
            if (node is JsonObject members && members.Count > 0 && _random.Next(3) > 0)
            {
                string name = OneOf(members.Select(member => member.Key).ToArray());
                switch (_random.Next(3))
                {
                    case 0:
                        members.Remove(name);
                        break;
                    case 1:
                        members[OneOf(Pieces)] = value;
                        break;
                    default:
                        members[name] = value;
                        break;
                }
            }
            else if (node is JsonArray items)
            {
                items.Insert(_random.Next(items.Count + 1), value);
            }
            else if (node != root)
            {
                node.ReplaceWith(value);
            }
        }

        return root.ToJsonString();
    }

    private string Text(JsonValue? old)
    {
        string text = old?.TryGetValue(out string? known) == true ? known : string.Empty;
        return text.Insert(_random.Next(text.Length + 1), OneOf(Pieces));
    }

    private static IEnumerable<JsonNode> Nodes(JsonNode node) => node switch
    {
        JsonObject members => members.Where(member => member.Value is not null).SelectMany(member => Nodes(member.Value!)).Prepend(node),
        JsonArray items => items.Where(item => item is not null).SelectMany(item => Nodes(item!)).Prepend(node),
        _ => [node],
    };
}
