using System;
using System.IO;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests;

namespace CrossAcctSync.Module.Tests;

/// <summary>Accounts, roles and definitions that tests of the cmdlets share.</summary>
internal static class Sample
{
    /// <summary>The arguments that tell who a state machine is, for a session.</summary>
    internal const string Identity =
        "-StateMachineArn arn:aws:states:us-east-2:111122223333:stateMachine:Orders -SourceRoleArn arn:aws:iam::111122223333:role/InvokeRole";

    /// <summary>The ARN of the state machine.</summary>
    internal const string StateMachineArn = "arn:aws:states:us-east-2:111122223333:stateMachine:Orders";

    /// <summary>The execution role.</summary>
    internal const string SourceRoleArn = "arn:aws:iam::111122223333:role/InvokeRole";

    /// <summary>The example of the AWS page on cross-account access: a task that starts another state machine and waits for it.</summary>
    internal static string Nested { get; } = Task(
        "arn:aws:states:::states:startExecution.sync",
        "\"StateMachineArn\": \"arn:aws:states:us-east-2:444455556666:stateMachine:stateMachineName\"",
        "\"RoleArn\": \"arn:aws:iam::444455556666:role/Target\"");

    /// <summary>A task whose role comes with the input.</summary>
    internal static string Dynamic { get; } = Task(
        "arn:aws:states:::glue:startJobRun.sync",
        "\"JobName\": \"load\"",
        "\"RoleArn.$\": \"$.role\"");

    /// <summary>A definition of one task.</summary>
    internal static string Task(string resource, string parameters, string credentials) => $$"""
        {
          "StartAt": "Run",
          "States": {
            "Run": {
              "Type": "Task",
              "Resource": "{{resource}}",
              "Parameters": { {{parameters}} },
              "Credentials": { {{credentials}} },
              "End": true
            }
          }
        }
        """;

    /// <summary>A task of AWS Glue with a role.</summary>
    internal static string Glue(string role, string job = "load") =>
        Task("arn:aws:states:::glue:startJobRun.sync", $"\"JobName\": \"{job}\"", $"\"RoleArn\": \"{role}\"");

    /// <summary>A session in the folder of the examples, with the definitions above in variables.</summary>
    internal static ModuleShell Open(int width = 120) => ModuleShell
        .Open(new ShellOptions { WorkingDirectory = Path.Combine(Repository.Root, "examples"), Width = width })
        .Set("nested", Nested)
        .Set("dynamic", Dynamic);
}
