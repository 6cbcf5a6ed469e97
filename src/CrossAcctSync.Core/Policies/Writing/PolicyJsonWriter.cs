using System.Globalization;
using System.Text;
using CrossAcctSync.Documents;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Policies;

/// <summary>
/// JSON text with only the escapes that JSON demands, compact or with two spaces and line feeds on every system:
/// the writer of System.Text.Json takes line ends from the system, and its encoder escapes more than it must.
/// </summary>
internal sealed class PolicyJsonWriter
{
    private readonly StringBuilder _text = new();
    private readonly bool _indented;
    private int _depth;
    private bool _isFirst = true;
    private bool _isAfterName;

    public PolicyJsonWriter(bool indented) => _indented = indented;

    public void BeginObject() => Begin('{');

    public void EndObject() => End('}');

    public void BeginArray() => Begin('[');

    public void EndArray() => End(']');

    public void Name(string name)
    {
        Separate();
        Quote(name);
        _text.Append(_indented ? ": " : ":");
        _isAfterName = true;
    }

    public void String(string value)
    {
        Separate();
        Quote(value);
    }

    /// <summary>A number, true, false or null in the letters of its source.</summary>
    public void Letters(string letters)
    {
        Separate();
        _text.Append(letters);
    }

    /// <summary>A value of a document that was read; readers bound its depth, so recursion is safe.</summary>
    public void Node(SourceNode node)
    {
        switch (node.Kind)
        {
            case SourceNodeKind.Object:
                BeginObject();
                foreach (SourceMember member in node.Members)
                {
                    Name(member.Name);
                    Node(member.Value);
                }

                EndObject();
                break;
            case SourceNodeKind.Array:
                BeginArray();
                foreach (SourceNode element in node.Elements)
                {
                    Node(element);
                }

                EndArray();
                break;
            case SourceNodeKind.String:
                String(node.StringValue!);
                break;
            default:
                Letters(node.Text ?? "null");
                break;
        }
    }

    public override string ToString() => _text.ToString();

    private void Begin(char bracket)
    {
        Separate();
        _text.Append(bracket);
        _depth++;
        _isFirst = true;
    }

    private void End(char bracket)
    {
        _depth--;
        if (!_isFirst)
        {
            BreakLine();
        }

        _text.Append(bracket);
        _isFirst = false;
    }

    private void Separate()
    {
        if (_isAfterName)
        {
            _isAfterName = false;
            _isFirst = false;
            return;
        }

        if (!_isFirst)
        {
            _text.Append(',');
        }

        if (_depth > 0)
        {
            BreakLine();
        }

        _isFirst = false;
    }

    private void BreakLine()
    {
        if (_indented)
        {
            _text.Append('\n').Append(' ', 2 * _depth);
        }
    }

    private void Quote(string value)
    {
        _text.Append('"');
        for (int i = 0; i < value.Length; i++)
        {
            char current = value[i];
            if (current is '"' or '\\')
            {
                _text.Append('\\').Append(current);
            }
            else if (VisibleText.IsHidden(value, i))
            {
                // A policy that a script prints must neither steer a terminal nor change what stands beside it: the same text, told otherwise.
                AppendControl(current);
                if (char.IsSurrogatePair(value, i))
                {
                    AppendCode(value[++i]);
                }
            }
            else if (VisibleText.IsCommand(value, i))
            {
                // Nor give a command to a build agent.
                AppendCode(current);
            }
            else if (char.IsHighSurrogate(current) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                _text.Append(current).Append(value[++i]);
            }
            else
            {
                _text.Append(current);
            }
        }

        _text.Append('"');
    }

    private void AppendControl(char control)
    {
        switch (control)
        {
            case '\t':
                _text.Append("\\t");
                break;
            case '\n':
                _text.Append("\\n");
                break;
            case '\r':
                _text.Append("\\r");
                break;
            default:
                AppendCode(control);
                break;
        }
    }

    private void AppendCode(char code) => _text.Append("\\u").Append(((int)code).ToString("x4", CultureInfo.InvariantCulture));
}
