using System;
using CrossAcctSync.Host.Arguments;
using CrossAcctSync.Host.Engine;

namespace CrossAcctSync.Host;

internal static class Program
{
    private static int Main(string[] args)
    {
        HostArguments arguments;
        try
        {
            arguments = ArgumentParser.Parse(args, Console.IsInputRedirected);
        }
        catch (UsageException problem)
        {
            Console.Error.WriteLine(problem.Message);
            Console.Error.WriteLine("Run with -Help for the arguments.");
            return ExitCodes.Usage;
        }

        switch (arguments.Mode)
        {
            case RunMode.Help:
                Console.Out.Write(Usage.Text);
                return ExitCodes.Success;
            case RunMode.Version:
                Console.Out.WriteLine(Usage.Version);
                return ExitCodes.Success;
            default:
                return EngineRun.Execute(arguments);
        }
    }
}
