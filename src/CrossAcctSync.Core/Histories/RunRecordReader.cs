using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Threading;
using CrossAcctSync.Accounts.Snapshots.Reading;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Histories;

/// <summary>
/// Tells what a text holds of runs: pages of <c>get-execution-history</c>, single events or arrays of them, answers of
/// <c>describe-execution</c> and <c>describe-state-machine-for-execution</c>, and events of CloudTrail as
/// <c>lookup-events</c>, trail files (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html)
/// and EventBridge have them. Read event by event: memory does not hold the text.
/// </summary>
internal sealed class RunRecordReader
{
    private static readonly string[] Lists = { "events", "Events", "Records" };

    private readonly RunRecords _records;
    private readonly string? _path;
    private RunHistory? _loose;

    public RunRecordReader(RunRecords records, string? path)
    {
        _records = records;
        _path = path;
    }

    /// <summary>Reads a text to its end.</summary>
    /// <exception cref="SourceFormatException">The text is no JSON; what stood before the damage is in the records.</exception>
    public void Read(Stream text, CancellationToken cancellationToken)
    {
        using var json = new JsonStream(text, _path ?? string.Empty, cancellationToken);
        while (json.Read())
        {
            switch (json.Token)
            {
                case JsonTokenType.StartObject when json.Depth == 0:
                    ReadValue(json);
                    break;
                case JsonTokenType.StartObject:
                    // An element of an array at the top.
                    ReadElement(json.ReadObject());
                    break;
                case JsonTokenType.StartArray or JsonTokenType.EndArray when json.Depth == 0:
                    break;
                default:
                    _records.Unknown++;
                    break;
            }
        }
    }

    /// <summary>An object at the top: one that holds a list is read element by element, another one is kept whole.</summary>
    private void ReadValue(JsonStream json)
    {
        RunHistory? page = null;
        bool hasList = false;
        var members = new List<KeyValuePair<string, SourceNode>>();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        while (json.Read() && json.Token != JsonTokenType.EndObject)
        {
            string name = json.Text!;
            json.Read();
            if (json.Token == JsonTokenType.StartArray && Array.IndexOf(Lists, name) >= 0)
            {
                hasList = true;
                ReadList(json, ref page);
            }
            else if (json.Token == JsonTokenType.StartObject)
            {
                members.Add(new KeyValuePair<string, SourceNode>(name, json.ReadObject().Parse().Root));
            }
            else if (json.Token == JsonTokenType.StartArray)
            {
                int depth = json.Depth;
                while (json.Read() && !(json.Token == JsonTokenType.EndArray && json.Depth == depth))
                {
                }
            }
            else if (json.Text is { } text)
            {
                texts[name] = text;
            }
            else if (json.Number is { } number)
            {
                members.Add(new KeyValuePair<string, SourceNode>(name, SourceDocument.ParseJson(number).Root));
            }
        }

        if (hasList)
        {
            if (page is not null && Value(texts, "executionArn") is { } arn && ExecutionArn.TryParse(arn, out ExecutionArn? execution, out _))
            {
                page.Execution = execution;
            }

            return;
        }

        ReadWhole(Rebuild(texts, members));
    }

    private void ReadList(JsonStream json, ref RunHistory? page)
    {
        int depth = json.Depth;
        while (json.Read() && !(json.Token == JsonTokenType.EndArray && json.Depth == depth))
        {
            if (json.Token != JsonTokenType.StartObject)
            {
                _records.Unknown++;
                continue;
            }

            JsonObjectText element = json.ReadObject();
            page ??= _records.Pages.Begin(_path);
            if (!TryAddEvent(element, page))
            {
                ReadWhole(element.Parse().Root);
            }
        }
    }

    private void ReadElement(JsonObjectText element)
    {
        // Events that stand alone, as objects come down a pipeline: another execution begins with the number 1.
        if (_loose is null)
        {
            _loose = _records.Pages.Begin(_path);
        }

        if (HistoryEventReader.Read(element.Bytes, _loose.WantsParameters) is { } one)
        {
            AddLoose(one);
            return;
        }

        SourceNode root = element.Parse().Root;
        if (Member(root, "events").IsArray || root["Records"].IsArray)
        {
            ReadAgain(root);
            return;
        }

        ReadWhole(root);
    }

    private void AddLoose(HistoryEvent one)
    {
        if (_loose!.Has(one.Id) || (one.Id == 1 && _loose.FirstId == 1))
        {
            _loose = _records.Pages.Begin(_path);
        }

        _loose.Add(one);
    }

    /// <summary>A page within an array of pages.</summary>
    private void ReadAgain(SourceNode root)
    {
        using var text = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(SourceJson.Write(root)));
        new RunRecordReader(_records, _path).Read(text, CancellationToken.None);
    }

    private static bool TryAddEvent(JsonObjectText element, RunHistory page)
    {
        if (HistoryEventReader.Read(element.Bytes, page.WantsParameters) is not { } one)
        {
            return false;
        }

        page.Add(one);
        return true;
    }

    private void ReadWhole(SourceNode root)
    {
        if (TrailEventOf(root) is { } trail)
        {
            _records.TrailEvents.Add(trail);
        }
        else if (HistoryEventReader.Read(System.Text.Encoding.UTF8.GetBytes(SourceJson.Write(root)), _ => true) is { } one)
        {
            _loose ??= _records.Pages.Begin(_path);
            AddLoose(one);
        }
        else if (DescribedStateMachine.IsAnswer(root))
        {
            AddMachine(root);
        }
        else if (Member(root, "executionArn").StringValue is { } arn && Member(root, "status").Exists && ExecutionArn.TryParse(arn, out ExecutionArn? execution, out _))
        {
            _records.Runs.Add(new DescribedRun(execution, StatusOf(Member(root, "status")), TimeOf(Member(root, "stopDate")), Member(root, "error").StringValue, Member(root, "cause").StringValue)
            {
                StartTime = TimeOf(Member(root, "startDate")),
            });
        }
        else
        {
            _records.Unknown++;
        }
    }

    private void AddMachine(SourceNode root)
    {
        DefinitionResult result = DescribedStateMachine.Read(root, DefinitionContext.Empty, string.Empty);
        if (result.Definition is null)
        {
            throw result.Problem!;
        }

        // DescribeStateMachine has a status, and the answer for an execution has none.
        bool isOfRun = Member(root, "updateDate").Exists || !Member(root, "status").Exists;
        _records.Machines.Add(new RunMachine(result.Definition, isOfRun, TimeOf(Member(root, "updateDate"))));
    }

    private static SourceNode? TrailEventOf(SourceNode root)
    {
        if (root["CloudTrailEvent"].StringValue is { } text)
        {
            SourceNode inner = SourceDocument.ParseJson(text, root.Location.Path).Root;
            return inner["eventName"].IsString ? inner : null;
        }

        SourceNode detail = root["detail"].IsObject ? root["detail"] : root;
        return detail["eventSource"].IsString && detail["eventName"].IsString ? detail : null;
    }

    private static SourceNode Member(SourceNode node, string name)
    {
        SourceNode member = node[name];
        return member.Exists ? member : node[char.ToUpperInvariant(name[0]) + name.Substring(1)];
    }

    private static string? Value(Dictionary<string, string> texts, string name) =>
        texts.TryGetValue(name, out string? text) || texts.TryGetValue(char.ToUpperInvariant(name[0]) + name.Substring(1), out text) ? text : null;

    private static string StatusOf(SourceNode status) => status.StringValue ?? Member(status, "value").StringValue ?? string.Empty;

    private static DateTimeOffset? TimeOf(SourceNode node) =>
        node.NumberValue is { } seconds && Math.Abs(seconds) < 1e11 ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)) : HistoryTime.Of(node.StringValue);

    private SourceNode Rebuild(Dictionary<string, string> texts, List<KeyValuePair<string, SourceNode>> members)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (KeyValuePair<string, string> text in texts)
            {
                writer.WriteString(text.Key, text.Value);
            }

            foreach (KeyValuePair<string, SourceNode> member in members)
            {
                writer.WritePropertyName(member.Key);
                writer.WriteRawValue(SourceJson.Write(member.Value));
            }

            writer.WriteEndObject();
        }

        return SourceDocument.ParseJson(System.Text.Encoding.UTF8.GetString(stream.ToArray()), _path).Root;
    }
}
