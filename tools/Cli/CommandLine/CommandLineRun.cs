using System.CommandLine;
using System.Runtime.InteropServices;
using Roomtone.Cli.Host;
using Roomtone.Hosting;

namespace Roomtone.Cli.CommandLine;

/// <summary>Runs a command until it ends or a signal ends it, and turns failures into a sentence and an exit code.</summary>
internal static class CommandLineRun
{
    private const int Failed = 1;
    private const int WrongUse = 2;
    private const string Help = "--help";

    /// <param name="root">All commands.</param>
    /// <param name="arguments">The command line.</param>
    /// <returns>The exit code: 0, 1 for a failure, 2 for wrong use, or what the command says.</returns>
    public static async Task<int> RunAsync(RootCommand root, string[] arguments)
    {
        using var stopping = new CancellationTokenSource();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        try
        {
            ServiceCommand.BecomeService(root, arguments);
            var line = root.Parse(
                arguments is ["help", .. var about] ? [.. about, Help]
                    : arguments is [] ? [Help]
                    : arguments,
                UsageErrors.Parser
            );
            if (line.Action is not System.CommandLine.Help.HelpAction)
                UsageErrors.Refuse(line);
            // The signals are ours, and so are the failures.
            return await line.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
                stopping.Token
            );
        }
        catch (UsageException e)
        {
            await Console.Error.WriteLineAsync("roomtone: " + e.Message);
            return WrongUse;
        }
        catch (SettingsException e)
        {
            foreach (var problem in e.Message.Split('\n')) await Console.Error.WriteLineAsync("roomtone: " + problem);
            return SettingsException.ExitCode;
        }
        catch (Exception e) when (e is ServerException or IOException or UnauthorizedAccessException)
        {
            // A folder that is not there, or not ours, names itself in the system's words.
            await Console.Error.WriteLineAsync("roomtone: " + e.Message);
            return Failed;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return 0;
        }

        void Stop(PosixSignalContext context)
        {
            // The first signal ends in order, a second one at once: the children end with us either way.
            context.Cancel = !stopping.IsCancellationRequested;
            stopping.Cancel();
        }
    }
}
