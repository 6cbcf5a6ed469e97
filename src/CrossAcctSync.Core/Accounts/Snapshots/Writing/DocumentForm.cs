using System;
using System.Text.Encodings.Web;
using System.Text.Json;
using CrossAcctSync.Documents;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Accounts.Snapshots.Writing;

/// <summary>The forms in which files hold policies: a new one is written as its neighbours are.</summary>
internal abstract record DocumentForm
{
    /// <summary>An object, as the AWS command line writes it.</summary>
    public static DocumentForm Json { get; } = new JsonForm();

    /// <summary>The form of a value that holds a policy.</summary>
    public static DocumentForm Of(SourceNode node) => node.StringValue is not { } text ? Json
        : text.TrimStart().StartsWith("%", StringComparison.Ordinal) ? new EncodedForm()
        : new TextForm();

    /// <summary>The form in which an element of a file, a role or managed policy, holds its policies.</summary>
    public static DocumentForm OfElement(SourceNode element) =>
        Of(element["AssumeRolePolicyDocument"].Exists ? element["AssumeRolePolicyDocument"] : element["PolicyVersionList"][0]["Document"]);

    /// <summary>A JSON value without white space.</summary>
    public abstract string Write(PolicyDocument document);

    /// <summary>A text as a JSON string.</summary>
    public static string Quote(string text) => "\"" + JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";

    private sealed record JsonForm : DocumentForm
    {
        public override string Write(PolicyDocument document) => document.ToJson();
    }

    private sealed record TextForm : DocumentForm
    {
        public override string Write(PolicyDocument document) => Quote(document.ToJson());
    }

    /// <summary>As IAM itself answers (RFC 3986).</summary>
    private sealed record EncodedForm : DocumentForm
    {
        public override string Write(PolicyDocument document) => Quote(Uri.EscapeDataString(document.ToJson()));
    }
}
