using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using Amazon.Runtime.Internal;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Clients.Pipeline;

namespace CrossAcctSync.Aws.Clients;

/// <summary>Calls of a service that speaks JSON.</summary>
internal sealed class JsonService
{
    private readonly AwsService _service;
    private readonly ServiceClient _client;
    private readonly InvokeOptions _form;

    /// <summary>Makes the calls of a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="client">Its client.</param>
    /// <param name="marshaller">Writes its requests.</param>
    public JsonService(AwsService service, ServiceClient client, JsonMarshaller marshaller)
    {
        _service = service;
        _client = client;
        _form = new InvokeOptions { RequestMarshaller = marshaller, ResponseUnmarshaller = new JsonUnmarshaller() };
    }

    /// <summary>Makes a call and reads its answer.</summary>
    public T Read<T>(string operation, Action<Utf8JsonWriter> write, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        JsonElement root = _client.Call<JsonAnswer>(new JsonCall(operation, write), _form, cancellationToken).Root;
        try
        {
            return read(root);
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new AwsCallException($"{_service.Prefix}:{operation}", AccountProblemKind.Other, "the answer is not in its form: " + exception.Message);
        }
    }

    /// <summary>Makes calls until there is no token of a next page, as the caller enumerates.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="tokenName">What the token is called, for example <c>nextToken</c>.</param>
    /// <param name="listName">What the list is called.</param>
    /// <param name="write">Writes the other members of the request.</param>
    /// <param name="read">Reads an element.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public IEnumerable<T> Pages<T>(string operation, string tokenName, string listName, Action<Utf8JsonWriter> write, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        string? token = null;
        do
        {
            string? current = token;
            (IReadOnlyList<T> Items, string? Token) page = Read(operation, Write, ReadPage, cancellationToken);
            foreach (T item in page.Items)
            {
                yield return item;
            }

            token = page.Token;

            void Write(Utf8JsonWriter writer)
            {
                write(writer);
                if (current is not null)
                {
                    writer.WriteString(tokenName, current);
                }
            }
        }
        while (!string.IsNullOrEmpty(token));

        (IReadOnlyList<T> Items, string? Token) ReadPage(JsonElement root) => (
            root.TryGetProperty(listName, out JsonElement list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(read).ToArray() : Array.Empty<T>(),
            Text(root, tokenName));
    }

    /// <summary>A text; null when it is not there.</summary>
    public static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A text that the service always answers.</summary>
    /// <exception cref="KeyNotFoundException">It is not there.</exception>
    public static string RequiredText(JsonElement element, string name) => Text(element, name) ?? throw new KeyNotFoundException($"there is no {name}");
}
