using System;
using System.Runtime.CompilerServices;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>Where things are in a text that was gone over up to the end of an object.</summary>
internal struct SkimmedObject
{
    private int _arn;
    private int _arnLength;
    private int _trust;
    private int _trustLength;

    /// <summary>The index of the object's brace.</summary>
    public int Start { get; private set; }

    /// <summary>The lines before the brace.</summary>
    public PassedLines LinesBefore { get; private set; }

    /// <summary>The index behind the object.</summary>
    public int End { get; set; }

    /// <summary>The lines before <see cref="End"/>.</summary>
    public PassedLines Lines { get; set; }

    /// <summary>The lines that ended within the object.</summary>
    public readonly PassedLines LinesWithin => Lines with { Count = Lines.Count - LinesBefore.Count };

    /// <summary>The kind of a member by its name, quotes included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SkimmedMember MemberOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        5 when name.SequenceEqual("\"Arn\""u8) => SkimmedMember.Arn,
        26 when name.SequenceEqual("\"AssumeRolePolicyDocument\""u8) => SkimmedMember.TrustPolicy,
        _ => SkimmedMember.Other,
    };

    /// <summary>Notes the brace.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin(int start)
    {
        Start = start;
        LinesBefore = Lines;
    }

    /// <summary>Notes the value of a member. The last one counts, as in every other reader of the module.</summary>
    public void Keep(SkimmedMember member, int start, int length)
    {
        if (member == SkimmedMember.Arn)
        {
            _arn = start;
            _arnLength = length;
        }
        else
        {
            _trust = start;
            _trustLength = length;
        }
    }

    /// <summary>The ARN in quotes, without escapes; empty when there is none.</summary>
    /// <param name="buffer">Holds the text.</param>
    /// <param name="index">Where the text begins in it.</param>
    public readonly ArraySegment<byte> ArnIn(byte[] buffer, int index) => new(buffer, index + _arn, _arnLength);

    /// <summary>The value of <c>AssumeRolePolicyDocument</c>; empty when there is none.</summary>
    /// <param name="buffer">Holds the text.</param>
    /// <param name="index">Where the text begins in it.</param>
    public readonly ArraySegment<byte> TrustPolicyIn(byte[] buffer, int index) => new(buffer, index + _trust, _trustLength);
}
