using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using CrossAcctSync.Accounts.Snapshots.Reading;
using Xunit;

namespace CrossAcctSync.Tests.Accounts;

public sealed class JsonSkimTests
{
    private const string Breaking = "{}[]\",:\\ \n\r\t0123456789-+.eE/utrnalsf\0\u0001\u00e9\u2028";

    [Theory]
    [InlineData("{}")]
    [InlineData("{ }")]
    [InlineData("""{"Arn":"arn:aws:iam::111122223333:role/A"}""")]
    [InlineData("{\r\n\t\"a\" : [ ] , \"b\" : { } , \"c\" : [ 1 , true , false , null , \"\" , { \"d\" : [ [ 0 ] ] } ]\n}")]
    [InlineData("""{"a":"\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00é 漢字"}""")]
    [InlineData("""{"MaxSessionDuration":3600,"Tags":[],"a":12345678901234567890}""")]
    public void What_is_right_is_passed_over_in_one_go(string text)
    {
        foreach (string behind in new[] { string.Empty, ",", "}", " ", "x" })
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text + behind);

            Assert.True(JsonSkim.TryRead(bytes, out SkimmedObject found));
            Assert.Equal(0, found.Start);
            Assert.Equal(Encoding.UTF8.GetByteCount(text), found.End);
        }
    }

    [Theory]
    [InlineData("""{"a":1""")]
    [InlineData("""{"a":"1""")]
    [InlineData("""{"a":1,}""")]
    [InlineData("""{,"a":1}""")]
    [InlineData("""{"a" 1}""")]
    [InlineData("""{"a":}""")]
    [InlineData("""{"a":1 2}""")]
    [InlineData("""{a:1}""")]
    [InlineData("""{"a":01}""")]
    [InlineData("""{"a":1x}""")]
    [InlineData("""{"a":tru}""")]
    [InlineData("""{"a":truee}""")]
    [InlineData("""{"a":nulll}""")]
    [InlineData("""{"a":[1,]}""")]
    [InlineData("""{"a":[,1]}""")]
    [InlineData("""{"a":[1}""")]
    [InlineData("""{"a":{"b":1]}""")]
    [InlineData("""{"a":"\x"}""")]
    [InlineData("""{"a":"\u12g4"}""")]
    [InlineData("{\"a\":\"1\n2\"}")]
    [InlineData("{\"a\":\"12345678\u00012345678\"}")]
    [InlineData("{\"a\":\u00a01}")]
    [InlineData("{\f}")]
    public void What_is_wrong_is_left_to_the_reader(string text) => Assert.False(JsonSkim.TryRead(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("""{"\u0041rn":"arn:aws:iam::111122223333:role/A"}""")]
    [InlineData("""{"Arn":"arn:aws:iam::111122223333:role\/A"}""")]
    [InlineData("""{"Arn":"arn:aws:iam::111122223333:role/É"}""")]
    [InlineData("""{"Arn":null}""")]
    [InlineData("""{"Arn":["arn:aws:iam::111122223333:role/A"]}""")]
    [InlineData("""{"Arn":{"Arn":"arn:aws:iam::111122223333:role/A"}}""")]
    [InlineData("""{"a":-1}""")]
    [InlineData("""{"a":1.5e3}""")]
    public void What_could_be_taken_for_something_else_is_left_to_the_reader(string text) => Assert.False(JsonSkim.TryRead(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Deep_objects_are_left_to_the_reader()
    {
        Assert.True(JsonSkim.TryRead(Nested(60), out _));
        Assert.False(JsonSkim.TryRead(Nested(61), out _));
        Assert.False(JsonSkim.TryRead(Nested(1_000), out _));

        static byte[] Nested(int depth) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", depth - 1)) + "{}" + new string('}', depth - 1));
    }

    [Fact]
    public void The_next_object_of_an_array_is_found_behind_a_comma_only()
    {
        byte[] text = "  ,\n {\"Arn\":\"arn:aws:iam::111122223333:role/A\",\n\"AssumeRolePolicyDocument\":{\"a\":[]} } ]"u8.ToArray();

        Assert.True(JsonSkim.TryReadNext(text, out SkimmedObject found));
        Assert.Equal("\"arn:aws:iam::111122223333:role/A\"", Text(found.ArnIn(text, 0)));
        Assert.Equal("{\"a\":[]}", Text(found.TrustPolicyIn(text, 0)));
        Assert.Equal((5, 1, 4), (found.Start, found.LinesBefore.Count, found.LinesBefore.Last));
        Assert.Equal((2, 48), (found.Lines.Count, found.Lines.Last));
        Assert.False(JsonSkim.TryReadNext("]"u8, out _));
        Assert.False(JsonSkim.TryReadNext(" {}"u8, out _));
        Assert.False(JsonSkim.TryReadNext(",,{}"u8, out _));
        Assert.False(JsonSkim.TryReadNext(",[]"u8, out _));
        Assert.False(JsonSkim.TryReadNext(",{"u8, out _));
        Assert.False(JsonSkim.TryReadNext(","u8, out _));
        Assert.False(JsonSkim.TryReadNext(default, out _));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void It_never_takes_what_the_reader_refuses_and_finds_the_same(int seed)
    {
        var random = new Random(seed);
        int taken = 0;
        int broken = 0;
        for (int round = 0; round < 20_000; round++)
        {
            string text = Break(RandomJson.Object(random), random);
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            if (!JsonSkim.TryRead(bytes, out SkimmedObject found))
            {
                broken++;
                continue;
            }

            taken++;
            byte[] read = bytes[..found.End];
            using JsonDocument document = JsonDocument.Parse(read);
            string? arn = document.RootElement.EnumerateObject().LastOrDefault(member => member.Name == "Arn" && member.Value.ValueKind == JsonValueKind.String).Value is { ValueKind: JsonValueKind.String } last ? last.GetString() : null;
            ArraySegment<byte> foundArn = found.ArnIn(bytes, 0);
            Assert.Equal(arn, foundArn.Count == 0 ? null : Text(foundArn).Trim('"'));
            JsonProperty trust = document.RootElement.EnumerateObject().LastOrDefault(member => member.Name == "AssumeRolePolicyDocument");
            Assert.Equal(trust.Value.ValueKind == JsonValueKind.Undefined ? string.Empty : trust.Value.GetRawText(), Text(found.TrustPolicyIn(bytes, 0)));
            Assert.Equal((read.Count(one => one == '\n'), Array.LastIndexOf(read, (byte)'\n') + 1), (found.Lines.Count, found.Lines.Last));
        }

        // The texts are to be such that both happens often.
        Assert.InRange(taken, 4_000, 16_000);
        Assert.InRange(broken, 4_000, 16_000);
    }

    private static string Text(ArraySegment<byte> part) => Encoding.UTF8.GetString(part.Array!, part.Offset, part.Count);

    /// <summary>Leaves one text of three whole, and changes letters of the others.</summary>
    private static string Break(string text, Random random)
    {
        var letters = new List<char>(text);
        int changes = random.Next(3);
        for (int change = 0; change < changes && letters.Count > 1; change++)
        {
            int place = random.Next(1, letters.Count);
            switch (random.Next(3))
            {
                case 0:
                    letters.RemoveAt(place);
                    break;
                case 1:
                    letters.Insert(place, Breaking[random.Next(Breaking.Length)]);
                    break;
                default:
                    letters[place] = Breaking[random.Next(Breaking.Length)];
                    break;
            }
        }

        return new string([.. letters]);
    }
}
