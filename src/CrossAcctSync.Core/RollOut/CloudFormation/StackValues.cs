using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrossAcctSync.RollOut.CloudFormation;

/// <summary>
/// Texts as values of a CloudFormation template. In a template for any account its own id is
/// <c>${AWS::AccountId}</c>, which in each account gives back the very text
/// (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html).
/// </summary>
internal static class StackValues
{
    /// <summary>A text.</summary>
    /// <param name="text">The text as the account has it.</param>
    /// <param name="ownAccount">The account's id, or null for a template of one account.</param>
    public static JsonNode Of(string text, string? ownAccount) =>
        ownAccount is null || text.IndexOf(ownAccount, StringComparison.Ordinal) < 0
            ? JsonValue.Create(text)!
            : text.IndexOf("${", StringComparison.Ordinal) < 0
                ? new JsonObject { ["Fn::Sub"] = text.Replace(ownAccount, "${AWS::AccountId}") }
                : Joined(text, ownAccount);

    /// <summary>
    /// A text that has <c>${</c> itself: Fn::Sub reads up to the next brace whatever was meant, and the parts of a
    /// Fn::Join are not read at all.
    /// </summary>
    private static JsonObject Joined(string text, string ownAccount)
    {
        var parts = new JsonArray();
        int start = 0;
        for (int found = text.IndexOf(ownAccount, StringComparison.Ordinal); found >= 0; found = text.IndexOf(ownAccount, start, StringComparison.Ordinal))
        {
            Add(text.Substring(start, found - start));
            parts.Add((JsonNode)new JsonObject { ["Ref"] = "AWS::AccountId" });
            start = found + ownAccount.Length;
        }

        Add(text.Substring(start));
        return new JsonObject { ["Fn::Join"] = new JsonArray(JsonValue.Create(string.Empty), parts) };

        void Add(string part)
        {
            if (part.Length > 0)
            {
                parts.Add((JsonNode)JsonValue.Create(part)!);
            }
        }
    }

    /// <summary>Every text of a document. Names of members stay as they are.</summary>
    public static JsonNode? Of(JsonNode? node, string? ownAccount) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => new System.Collections.Generic.KeyValuePair<string, JsonNode?>(member.Key, Of(member.Value, ownAccount)))),
        JsonArray elements => new JsonArray(elements.Select(element => Of(element, ownAccount)).ToArray()),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Of(value.GetValue<string>(), ownAccount),
        _ => node?.DeepClone(),
    };
}
