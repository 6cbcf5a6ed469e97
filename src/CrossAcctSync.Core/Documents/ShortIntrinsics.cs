using System;
using YamlDotNet.Core;

namespace CrossAcctSync.Documents;

/// <summary>
/// The short tags of CloudFormation's intrinsic functions (<c>!Sub</c> for <c>Fn::Sub</c>), see
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html.
/// </summary>
internal static class ShortIntrinsics
{
    /// <summary>The long name of a tag, or null for a tag that is no intrinsic function.</summary>
    public static string? LongName(TagName tag)
    {
        if (tag.IsEmpty || tag.Value.Length < 2 || tag.Value[0] != '!' || !char.IsLetter(tag.Value[1]))
        {
            return null;
        }

        string name = tag.Value.Substring(1);
        return name is "Ref" or "Condition" ? name : "Fn::" + name;
    }

    /// <summary>Writes a tagged scalar as an object of one member; <c>!GetAtt A.B</c> becomes a list, as its long form is.</summary>
    public static void WriteScalar(TapeBuilder builder, string function, string value, SourcePosition position)
    {
        builder.Open(SourceNodeKind.Object, position);
        builder.Scalar(SourceNodeKind.String, function, position);
        int dot = function == "Fn::GetAtt" ? value.IndexOf('.') : -1;
        if (dot < 0)
        {
            builder.Scalar(SourceNodeKind.String, value, position);
        }
        else
        {
            builder.Open(SourceNodeKind.Array, position);
            builder.Scalar(SourceNodeKind.String, value.Substring(0, dot), position);
            builder.Scalar(SourceNodeKind.String, value.Substring(dot + 1), position);
            builder.Close();
        }

        builder.Close();
    }
}
