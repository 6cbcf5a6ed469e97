using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using Amazon.Runtime;

namespace Amazon.PowerShell.Calls;

/// <summary>A call of IAM's Query protocol, signed (https://docs.aws.amazon.com/IAM/latest/APIReference/CommonParameters.html).</summary>
internal sealed class IamQuery
{
    private static readonly HttpClient Http = new();

    private readonly ImmutableCredentials _keys;
    private readonly Uri _endpoint;

    public IamQuery(ImmutableCredentials keys, string endpoint)
    {
        _keys = keys;
        _endpoint = new Uri(endpoint);
    }

    /// <summary>Sends a request and gives the root of the answer.</summary>
    public XElement Send(string operation, IEnumerable<KeyValuePair<string, object?>> elements)
    {
        var form = new List<KeyValuePair<string, string>> { new("Action", operation), new("Version", "2010-05-08") };
        foreach (KeyValuePair<string, object?> element in elements)
        {
            Flatten(form, element.Key, element.Value);
        }

        string body = string.Join("&", form.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, _endpoint) { Content = new StringContent(body, Encoding.UTF8) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded; charset=utf-8");
        Signature.Add(request, body, _keys, DateTime.UtcNow);
        using HttpResponseMessage response = Http.SendAsync(request).GetAwaiter().GetResult();
        XElement answer = XDocument.Parse(response.Content.ReadAsStringAsync().GetAwaiter().GetResult()).Root!;
        return response.IsSuccessStatusCode ? answer : throw new AmazonServiceException(Find(answer, "Message"), Find(answer, "Code"), Find(answer, "RequestId"), response.StatusCode);
    }

    private static string Find(XElement answer, string name) => answer.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value ?? string.Empty;

    private static void Flatten(List<KeyValuePair<string, string>> form, string name, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                form.Add(new(name, text));
                break;
            case bool truth:
                form.Add(new(name, truth ? "true" : "false"));
                break;
            case int number:
                form.Add(new(name, number.ToString(CultureInfo.InvariantCulture)));
                break;
            case IEnumerable items:
                int index = 0;
                foreach (object? item in items)
                {
                    index++;
                    Flatten(form, $"{name}.member.{index}", item);
                }

                break;
            default:
                foreach (System.Reflection.PropertyInfo property in value.GetType().GetProperties())
                {
                    Flatten(form, $"{name}.{property.Name}", property.GetValue(value));
                }

                break;
        }
    }
}
