using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using CrossAcctSync.RollOut.CloudFormation;
using CrossAcctSync.RollOut.Model;

namespace CrossAcctSync.RollOut.Cdk;

/// <summary>
/// A CDK app in TypeScript: CloudFormation templates, a stack that includes one of them with its resources as L1
/// constructs, and an app with a stack for each account
/// (https://docs.aws.amazon.com/cdk/v2/guide/use-cfn-template.html).
/// </summary>
internal static class CdkTemplates
{
    private const string Stack = """
        import * as path from 'node:path';
        import * as cdk from 'aws-cdk-lib';
        import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
        import { Construct } from 'constructs';

        export interface SyncRolesStackProps extends cdk.StackProps {
          /** The template, relative to this file. */
          readonly templateFile: string;
        }

        /** What cross-account tasks of Step Functions workflows need in one account. Made by CrossAcctSync. */
        export class SyncRolesStack extends cdk.Stack {
          /** Gives each resource as an L1 construct: template.getResource(logicalId). */
          public readonly template: CfnInclude;

          constructor(scope: Construct, id: string, props: SyncRolesStackProps) {
            super(scope, id, props);
            this.template = new CfnInclude(this, 'Template', { templateFile: path.join(__dirname, props.templateFile) });
          }
        }

        """;

    public static IEnumerable<SyncTemplate> Create(IReadOnlyList<AccountRollOut> accounts, RollOutScope scope)
    {
        RollOutScope own = scope with { Options = scope.Options with { IsSingle = false, IsImporting = false, Syntax = TemplateSyntax.Json } };
        SyncTemplate[] templates = StackTemplates.Create(accounts, own)
            .Select(template => template with { FileName = "templates/" + template.FileName, Commands = System.Array.Empty<string>() })
            .ToArray();
        if (templates.Length == 0)
        {
            yield break;
        }

        foreach (SyncTemplate template in templates)
        {
            yield return template;
        }

        var file = new SyncTemplate
        {
            Format = TemplateFormat.Cdk,
            FileName = scope.Prefix + "app.ts",
            AccountIds = accounts.Select(account => account.AccountId).ToArray(),
            Side = StackTemplates.SideOf(accounts),
            Content = App(templates, scope),
            Commands = new[] { "npx cdk deploy --all" },
        };
        yield return file;
        file = file with { Commands = System.Array.Empty<string>() };
        yield return file with { FileName = scope.Prefix + "cdk.json", Content = TemplateJson.Write(new JsonObject { ["app"] = $"npx ts-node --prefer-ts-exts {scope.Prefix}app.ts" }, indented: true) };
        yield return file with { FileName = scope.Prefix + "sync-roles-stack.ts", Content = Stack.Replace("\r\n", "\n") };
    }

    private static string App(IReadOnlyList<SyncTemplate> templates, RollOutScope scope)
    {
        var app = new StringBuilder()
            .Append("#!/usr/bin/env node\n")
            .Append("import * as cdk from 'aws-cdk-lib';\n")
            .Append($"import {{ SyncRolesStack }} from './{scope.Prefix}sync-roles-stack';\n\n")
            .Append("const app = new cdk.App();\n");
        foreach (SyncTemplate template in templates)
        {
            string name = template.FileName.Substring("templates/".Length).Replace(".template.json", string.Empty);
            string suffix = name.Substring(template.AccountId!.Length);
            app.Append($"\nnew SyncRolesStack(app, '{scope.Options.Name}-{name}', {{\n")
                .Append($"  stackName: '{scope.Options.Name}{suffix}',\n")
                .Append($"  env: {{ account: '{template.AccountId}', region: '{scope.Region}' }},\n")
                .Append($"  templateFile: '{template.FileName}',\n")
                .Append("});\n");
        }

        return app.ToString();
    }
}
