using System;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>
/// Walks the roles, policies, users and groups of a file in the form that GetAccountAuthorizationDetails answers
/// (https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html): one page, an array
/// of pages, or pages one behind the other.
/// </summary>
internal sealed class AccountScan : IDisposable
{
    private readonly AccountFile _file;
    private readonly JsonStream _json;
    private int _pageDepth;
    private Place _place;
    private string _prefix = string.Empty;
    private bool _hasList;
    private bool _isPageTruncated;

    public AccountScan(AccountFile file, CancellationToken cancellationToken)
    {
        _file = file;
        _json = new JsonStream(SnapshotText.Open(file.Path), file.Path, cancellationToken);
        AccountId = file.AccountId;
    }

    /// <summary>What the last element is.</summary>
    public AccountElementKind Kind { get; private set; }

    /// <summary>The last element, at hand until the next one is asked for.</summary>
    public JsonObjectText Element { get; private set; } = null!;

    /// <summary>The last element's ARN.</summary>
    public string Arn => Element.Arn!;

    /// <summary>The account: by the file's name, else by the first ARN; null while neither has told.</summary>
    public string? AccountId { get; private set; }

    /// <summary>The pages that have been read to their end.</summary>
    public AccountPages Pages { get; private set; }

    /// <summary>Goes to the next element; false at the end of the file.</summary>
    /// <exception cref="SourceFormatException">The file is damaged, has another form, or is of another account than its name says.</exception>
    [MethodImpl(CompiledForGood.AtOnce)]
    public bool MoveNext()
    {
        if (_place == Place.List && _json.SkimNext() is { } next)
        {
            Take(next);
            return true;
        }

        while (_json.Read())
        {
            switch (_place)
            {
                case Place.Outside:
                    BeginPage();
                    break;
                case Place.Page when _json.Token == JsonTokenType.EndObject:
                    EndPage();
                    break;
                case Place.Page:
                    ReadProperty(_json.Text!);
                    break;
                case Place.List when _json.Token == JsonTokenType.EndArray:
                    _place = Place.Page;
                    break;
                default:
                    ReadElement();
                    return true;
            }
        }

        return false;
    }

    public void Dispose() => _json.Dispose();

    private void BeginPage()
    {
        // Windows PowerShell writes a file of one page as the page, and a file of many as an array.
        if (_json.Depth <= 1 && (_json.Token == JsonTokenType.EndArray || (_json.Token == JsonTokenType.StartArray && _json.Depth == 0)))
        {
            return;
        }

        if (_json.Token != JsonTokenType.StartObject)
        {
            throw _json.Error("An object as get-account-authorization-details prints it was expected, or an array of them.");
        }

        _place = Place.Page;
        _pageDepth = _json.Depth;
        _hasList = false;
        _isPageTruncated = false;
    }

    private void EndPage()
    {
        if (!_hasList)
        {
            throw _json.Error("The object has none of RoleDetailList, Policies, UserDetailList and GroupDetailList; the answer of get-account-authorization-details was expected.");
        }

        Pages = Pages.With(_isPageTruncated);
        _place = Place.Outside;
    }

    private void ReadProperty(string name)
    {
        AccountElementKind? kind = name switch
        {
            "RoleDetailList" => AccountElementKind.Role,
            "Policies" => AccountElementKind.Policy,
            "UserDetailList" => AccountElementKind.User,
            "GroupDetailList" => AccountElementKind.Group,
            _ => null,
        };
        if (kind is { } list)
        {
            _hasList = true;
            Kind = list;
            BeginList(name);
        }
        else if (name is "IsTruncated" or "NextToken")
        {
            // The command line writes NextToken when it was told to stop early (--max-items).
            _json.Read();
            bool hasMore = _json.Token == JsonTokenType.True || (name == "NextToken" && _json.Token == JsonTokenType.String);
            _isPageTruncated |= hasMore;
            if (_json.Token is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                throw _json.Error($"{name} is a single value.");
            }
        }
        else
        {
            _json.SkipValue();
        }
    }

    private void BeginList(string name)
    {
        _json.Read();
        switch (_json.Token)
        {
            case JsonTokenType.StartArray when _json.Depth == _pageDepth + 1:
                _place = Place.List;
                break;
            case JsonTokenType.Null:
                // AWS Tools 5 writes a list that is not there so.
                break;
            case JsonTokenType.String:
                throw _json.Error($"{name} is a text and no list; was the file written by ConvertTo-Json without -Depth 20?");
            default:
                throw _json.Error($"{name} is no list.");
        }
    }

    private void ReadElement()
    {
        if (_json.Token != JsonTokenType.StartObject)
        {
            throw _json.Error(_json.Token == JsonTokenType.String
                ? "A text stands in place of an object; was the file written by ConvertTo-Json without -Depth 20?"
                : "An object was expected.");
        }

        Take(_json.ReadObject());
    }

    private void Take(JsonObjectText element)
    {
        Element = element;
        if (string.IsNullOrEmpty(Element.Arn))
        {
            throw new SourceFormatException(Element.Location, $"The {NameOf(Kind)} has no Arn.");
        }

        CheckAccount(Element.Arn!);
    }

    [MethodImpl(CompiledForGood.AtOnce)]
    private void CheckAccount(string arn)
    {
        if (_prefix.Length > 0 && arn.StartsWith(_prefix, StringComparison.Ordinal))
        {
            return;
        }

        string? account = AccountOf(arn);
        if (account is null || (account != AccountId && !(account == "aws" && Kind == AccountElementKind.Policy) && !Arns.AccountId.IsValid(account)))
        {
            throw new SourceFormatException(Element.Location, $"'{arn}' is no ARN of a {NameOf(Kind)}.");
        }

        if (account == AccountId)
        {
            _prefix = arn.Substring(0, arn.IndexOf(':' + account + ':', StringComparison.Ordinal) + account.Length + 2);
            return;
        }

        if (account == "aws")
        {
            return;
        }

        if (AccountId is not null)
        {
            throw new SourceFormatException(
                Element.Location,
                $"{arn} is of account {account}, but {(_file.IsNamedByAccount ? "the file is named for" : "the file begins with")} account {AccountId}: a file holds one account.");
        }

        AccountId = account;
    }

    /// <summary>The account in <c>arn:partition:iam::account:…</c>, which is <c>aws</c> in AWS's own policies; null when there is none.</summary>
    private static string? AccountOf(string arn)
    {
        string[] parts = arn.Split(Separator, 6);
        return parts.Length == 6 ? parts[4] : null;
    }

    private static string NameOf(AccountElementKind kind) => kind switch
    {
        AccountElementKind.Role => "role",
        AccountElementKind.Policy => "managed policy",
        AccountElementKind.User => "user",
        _ => "group",
    };

    private static readonly char[] Separator = { ':' };

    private enum Place
    {
        Outside,
        Page,
        List,
    }
}
