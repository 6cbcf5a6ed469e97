using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace CrossAcctSync.Host.Terminal;

/// <summary>Asks for values, as the engine does for a mandatory parameter that was left out.</summary>
internal sealed class FieldPrompt(OutputStreams output, InputReader input)
{
    /// <summary>Asks for each field in turn.</summary>
    internal Dictionary<string, PSObject> Ask(string caption, string message, Collection<FieldDescription> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        input.Demand();
        if (!string.IsNullOrEmpty(caption))
        {
            output.WriteLine(Environment.NewLine + caption);
        }

        if (!string.IsNullOrEmpty(message))
        {
            output.WriteLine(message);
        }

        var answers = new Dictionary<string, PSObject>();
        foreach (FieldDescription field in fields)
        {
            answers[field.Name] = PSObject.AsPSObject(Ask(field));
        }

        return answers;
    }

    /// <summary>Asks for a user and a password.</summary>
    internal PSCredential AskCredential(string caption, string message, string userName)
    {
        input.Demand();
        output.WriteLine(Environment.NewLine + caption);
        output.WriteLine(message);
        if (string.IsNullOrEmpty(userName))
        {
            output.Write("User: ");
            userName = input.ReadLine();
        }

        output.Write($"Password for user {userName}: ");
        return new PSCredential(userName, input.ReadSecret());
    }

    private object Ask(FieldDescription field)
    {
        // A type that this process has not loaded is asked for as text, and converted when it is bound.
        Type type = Type.GetType(field.ParameterAssemblyFullName) ?? typeof(string);
        if (type == typeof(PSCredential))
        {
            return AskCredential(field.Name, string.Empty, string.Empty);
        }

        if (!typeof(IList).IsAssignableFrom(type))
        {
            return AskOne(field.Name + ": ", type);
        }

        var list = new ArrayList();
        Type element = type.GetElementType() ?? typeof(object);
        while (true)
        {
            object answer = AskOne($"{field.Name}[{list.Count}]: ", element);
            if (answer is "" or SecureString { Length: 0 })
            {
                return LanguagePrimitives.TryConvertTo(list, type, out object converted) ? converted : list;
            }

            list.Add(answer);
        }
    }

    private object AskOne(string prompt, Type type)
    {
        output.Write(prompt);
        return type == typeof(SecureString) ? input.ReadSecret() : input.ReadLine();
    }
}
