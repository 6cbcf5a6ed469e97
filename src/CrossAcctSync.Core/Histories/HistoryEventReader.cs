using System;
using System.Globalization;
using System.Text.Json;

namespace CrossAcctSync.Histories;

/// <summary>
/// Reads one event, as the API and the AWS CLI write it (<c>previousEventId</c>) or an object of an AWS SDK
/// (<c>PreviousEventId</c>, and a type in an object with <c>Value</c>). Members that are not needed are passed over unread.
/// </summary>
internal static class HistoryEventReader
{
    /// <summary>Reads the event; null when the object is none.</summary>
    /// <param name="json">The object, which is known to be JSON.</param>
    /// <param name="wantsParameters">Whether the arguments of the task with this event number are kept.</param>
    public static HistoryEvent? Read(ReadOnlySpan<byte> json, Func<long, bool> wantsParameters)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 128 });
        var found = new Fields();
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueSpan.EndsWith("EventDetails"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    ReadDetails(ref reader, ref found);
                    continue;
                }
            }
            else if (Is(ref reader, "id"u8, "Id"u8))
            {
                reader.Read();
                found.Id = Number(ref reader);
            }
            else if (Is(ref reader, "previousEventId"u8, "PreviousEventId"u8))
            {
                reader.Read();
                found.PreviousId = Number(ref reader) ?? 0;
            }
            else if (Is(ref reader, "type"u8, "Type"u8))
            {
                reader.Read();
                found.Type = reader.TokenType == JsonTokenType.StartObject ? ReadMember(ref reader, "value"u8, "Value"u8) : Text(ref reader);
            }
            else if (Is(ref reader, "timestamp"u8, "Timestamp"u8))
            {
                reader.Read();
                found.Time = Time(ref reader);
            }
            else
            {
                reader.Read();
            }

            reader.Skip();
        }

        if (found.Id is not { } id || found.Type is null)
        {
            return null;
        }

        return new HistoryEvent
        {
            Id = id,
            PreviousId = found.PreviousId,
            Type = found.Type,
            Time = found.Time,
            StateName = found.StateName,
            Error = found.Error,
            Cause = found.Cause,
            ResourceType = found.ResourceType,
            Resource = found.Resource,
            Region = found.Region,
            Parameters = found.HasParameters && wantsParameters(id) ? ParametersOf(json) : null,
            RoleArn = found.RoleArn,
            MapRunArn = found.MapRunArn,
            QualifiedMachineArn = found.QualifiedMachineArn,
        };
    }

    private static void ReadDetails(ref Utf8JsonReader reader, ref Fields found)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Is(ref reader, "name"u8, "Name"u8) || Is(ref reader, "state"u8, "State"u8))
            {
                reader.Read();
                found.StateName = Text(ref reader) ?? found.StateName;
            }
            else if (Is(ref reader, "error"u8, "Error"u8))
            {
                reader.Read();
                found.Error = Text(ref reader);
            }
            else if (Is(ref reader, "cause"u8, "Cause"u8))
            {
                reader.Read();
                found.Cause = Text(ref reader);
            }
            else if (Is(ref reader, "resourceType"u8, "ResourceType"u8))
            {
                reader.Read();
                found.ResourceType = Text(ref reader);
            }
            else if (Is(ref reader, "resource"u8, "Resource"u8))
            {
                reader.Read();
                found.Resource = Text(ref reader);
            }
            else if (Is(ref reader, "region"u8, "Region"u8))
            {
                reader.Read();
                found.Region = Text(ref reader);
            }
            else if (Is(ref reader, "parameters"u8, "Parameters"u8))
            {
                reader.Read();
                found.HasParameters = reader.TokenType == JsonTokenType.String;
            }
            else if (Is(ref reader, "taskCredentials"u8, "TaskCredentials"u8))
            {
                reader.Read();
                found.RoleArn = reader.TokenType == JsonTokenType.StartObject ? ReadMember(ref reader, "roleArn"u8, "RoleArn"u8) : null;
            }
            else if (Is(ref reader, "roleArn"u8, "RoleArn"u8))
            {
                reader.Read();
                found.RoleArn = Text(ref reader);
            }
            else if (Is(ref reader, "mapRunArn"u8, "MapRunArn"u8))
            {
                reader.Read();
                found.MapRunArn = Text(ref reader);
            }
            else if (Is(ref reader, "stateMachineVersionArn"u8, "StateMachineVersionArn"u8) || Is(ref reader, "stateMachineAliasArn"u8, "StateMachineAliasArn"u8))
            {
                reader.Read();
                found.QualifiedMachineArn = Text(ref reader) ?? found.QualifiedMachineArn;
            }
            else
            {
                reader.Read();
            }

            reader.Skip();
        }
    }

    /// <summary>The arguments, read again: of thousands of events only those of a few tasks are wanted.</summary>
    private static string? ParametersOf(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 128 });
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 2 && Is(ref reader, "parameters"u8, "Parameters"u8))
            {
                reader.Read();
                return Text(ref reader);
            }
        }

        return null;
    }

    private static string? ReadMember(ref Utf8JsonReader reader, ReadOnlySpan<byte> name, ReadOnlySpan<byte> upper)
    {
        string? text = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isWanted = Is(ref reader, name, upper);
            reader.Read();
            text = isWanted ? Text(ref reader) : text;
            reader.Skip();
        }

        return text;
    }

    private static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> name, ReadOnlySpan<byte> upper) => reader.ValueTextEquals(name) || reader.ValueTextEquals(upper);

    // Half of a surrogate pair is no text, and nothing that AWS names.
    private static string? Text(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return null;
        }

        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static long? Number(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long number) ? number
        : reader.TokenType == JsonTokenType.String && long.TryParse(Text(ref reader), NumberStyles.None, CultureInfo.InvariantCulture, out long written) ? written
        : null;

    /// <summary>A moment as text, or as seconds since 1970, as the API has it.</summary>
    private static DateTimeOffset? Time(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out double seconds) && Math.Abs(seconds) < 1e11)
        {
            return DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000));
        }

        return HistoryTime.Of(Text(ref reader));
    }

    private struct Fields
    {
        public long? Id;
        public long PreviousId;
        public string? Type;
        public DateTimeOffset? Time;
        public string? StateName;
        public string? Error;
        public string? Cause;
        public string? ResourceType;
        public string? Resource;
        public string? Region;
        public string? RoleArn;
        public string? MapRunArn;
        public string? QualifiedMachineArn;
        public bool HasParameters;
    }
}
