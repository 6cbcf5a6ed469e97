using System;
using System.Collections.Generic;
using System.IO;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CrossAcctSync.Documents;

/// <summary>YAML text to the tape of a document, by the parser of YamlDotNet.</summary>
internal static class YamlDocumentReader
{
    /// <exception cref="SourceFormatException">The text is not YAML, or is beyond the limits.</exception>
    public static SourceDocument Read(string text, SourceOrigin origin, SourceLimits limits)
    {
        if (text.Length > limits.MaxBytes)
        {
            throw new SourceFormatException(origin.Locate(SourcePosition.Start), $"The text has {text.Length} characters; at most {limits.MaxBytes} bytes are read.");
        }

        var lines = new IndentedQuotes(text);
        while (true)
        {
            try
            {
                return ReadDocument(lines, origin, limits);
            }
            catch (YamlException exception)
            {
                if (!lines.TryIndent(exception))
                {
                    throw new SourceFormatException(origin.Locate(lines.PositionOf(exception.Start)), "This is not YAML: " + exception.Message, exception);
                }
            }
            catch (InvalidOperationException exception)
            {
                // The parser's own states, which some broken texts mix up.
                throw new SourceFormatException(origin.Locate(SourcePosition.Start), "This is not YAML.", exception);
            }
        }
    }

    private static SourceDocument ReadDocument(IndentedQuotes lines, SourceOrigin origin, SourceLimits limits)
    {
        var parser = new Parser(new StringReader(lines.Text));
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            throw new SourceFormatException(origin.Locate(SourcePosition.Start), "The text is empty; a JSON or YAML document was expected.");
        }

        parser.Consume<DocumentStart>();
        var builder = new TapeBuilder(origin, limits);
        ReadNodes(parser, builder, origin, lines);
        parser.Consume<DocumentEnd>();
        if (!parser.Accept<StreamEnd>(out _))
        {
            throw new SourceFormatException(origin.Locate(lines.PositionOf(parser.Current!.Start)), "A second YAML document begins here; one was expected.");
        }

        return builder.ToDocument(SourceFormat.Yaml);
    }

    /// <summary>One value with all that it holds. A loop, not a recursion, so that nesting cannot exhaust the stack.</summary>
    private static void ReadNodes(Parser parser, TapeBuilder builder, SourceOrigin origin, IndentedQuotes lines)
    {
        var anchors = new Dictionary<string, (int First, int End)>(StringComparer.Ordinal);
        var frames = new Stack<Frame>();
        do
        {
            ParsingEvent current = parser.Current ?? throw new SourceFormatException(origin.Locate(SourcePosition.Start), "The text ends too early.");
            SourcePosition position = lines.PositionOf(current.Start);
            bool isName = frames.Count > 0 && frames.Peek().ExpectsName;
            if (isName && YamlMerge.IsMergeKey(current))
            {
                frames.Peek().AddMerge(builder.Count);
            }

            parser.MoveNext();
            switch (current)
            {
                case MappingEnd or SequenceEnd:
                    Close(builder, anchors, frames.Pop(), origin);
                    break;

                case AnchorAlias alias:
                    if (!anchors.TryGetValue(alias.Value.Value, out (int First, int End) target))
                    {
                        throw new SourceFormatException(origin.Locate(position), $"The alias '*{alias.Value.Value}' has no finished anchor before it.");
                    }

                    builder.Repeat(target.First, target.End, position);
                    break;

                case Scalar scalar:
                    int first = builder.Count;
                    string? function = isName ? null : ShortIntrinsics.LongName(scalar.Tag);
                    if (function is not null)
                    {
                        ShortIntrinsics.WriteScalar(builder, function, scalar.Value, position);
                    }
                    else
                    {
                        builder.Scalar(isName ? SourceNodeKind.String : YamlScalars.KindOf(scalar), scalar.Value, position);
                    }

                    Remember(anchors, scalar.Anchor, first, builder.Count);
                    break;

                case MappingStart or SequenceStart when isName:
                    throw new SourceFormatException(origin.Locate(position), "A name was expected here; this document has no use for a list or mapping as a name.");

                case NodeEvent start:
                    frames.Push(Open(builder, start, position));
                    continue;
            }

            if (frames.Count > 0)
            {
                frames.Peek().Advance();
            }
        }
        while (frames.Count > 0);
    }

    private static Frame Open(TapeBuilder builder, NodeEvent start, SourcePosition position)
    {
        int first = builder.Count;
        string? function = ShortIntrinsics.LongName(start.Tag);
        if (function is not null)
        {
            builder.Open(SourceNodeKind.Object, position);
            builder.Scalar(SourceNodeKind.String, function, position);
        }

        bool isMapping = start is MappingStart;
        builder.Open(isMapping ? SourceNodeKind.Object : SourceNodeKind.Array, position);
        return new Frame(isMapping, function is not null, start.Anchor, first);
    }

    private static void Close(TapeBuilder builder, Dictionary<string, (int First, int End)> anchors, Frame frame, SourceOrigin origin)
    {
        if (frame.Merges is { } merges)
        {
            YamlMerge.Apply(builder, frame.First + (frame.IsWrapped ? 2 : 0), merges, anchors, origin);
        }

        builder.Close();
        if (frame.IsWrapped)
        {
            builder.Close();
        }

        Remember(anchors, frame.Anchor, frame.First, builder.Count);
    }

    private static void Remember(Dictionary<string, (int First, int End)> anchors, AnchorName anchor, int first, int end)
    {
        if (!anchor.IsEmpty)
        {
            anchors[anchor.Value] = (first, end);
        }
    }

    /// <summary>An open mapping or sequence.</summary>
    private sealed class Frame
    {
        private readonly bool _isMapping;
        private bool _hasName;

        public Frame(bool isMapping, bool isWrapped, AnchorName anchor, int first)
        {
            _isMapping = isMapping;
            IsWrapped = isWrapped;
            Anchor = anchor;
            First = first;
        }

        public bool IsWrapped { get; }

        public AnchorName Anchor { get; }

        public int First { get; }

        /// <summary>Where merge keys stand in the tape; null without any, as nearly always.</summary>
        public List<int>? Merges { get; private set; }

        public bool ExpectsName => _isMapping && !_hasName;

        public void AddMerge(int name) => (Merges ??= new List<int>()).Add(name);

        public void Advance() => _hasName = !_hasName;
    }
}
