using System.Runtime.InteropServices;
using Roomtone.Cli.Authority;
using Roomtone.Cli.Backup;
using Roomtone.Cli.Broker;
using Roomtone.Cli.Doctor;
using Roomtone.Cli.Host;
using Roomtone.Hosting;

const int Failed = 1;
const int WrongUse = 2;

using var stopping = new CancellationTokenSource();
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);

try
{
    return args switch
    {
        ["ca", .. var rest] => await new CaCommand(CaOptions.Parse(rest, AuthorityFolder.Default), TimeProvider.System, Console.Out).RunAsync(stopping.Token),
        ["broker-access", .. var rest] => await BrokerAccessCommand.Parse(rest).RunAsync(stopping.Token),
        ["backup", .. var rest] => await new BackupCommand(BackupOptions.Parse("backup", rest), Secret.Read("database-password"), TimeProvider.System, Console.Out).RunAsync(stopping.Token),
        ["restore", .. var rest] => await new RestoreCommand(BackupOptions.Parse("restore", rest), Secret.Read("database-password"), Console.Out).RunAsync(stopping.Token),
        ["doctor", .. var rest] => await DoctorOptions.Parse(rest).RunAsync(TimeProvider.System, stopping.Token),
        _ => throw new UsageException("There is no such command. roomtone help lists them."),
    };
}
catch (UsageException e)
{
    await Console.Error.WriteLineAsync("roomtone: " + e.Message);
    return WrongUse;
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
