using Roomtone.Cli;
using Roomtone.Cli.CommandLine;

return await CommandLineRun.RunAsync(Commands.All(TimeProvider.System, Console.Out), args);
