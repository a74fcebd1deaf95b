using System.Runtime.InteropServices;
using Roomtone.Cli.Host;
using Roomtone.Hosting;
using Roomtone.Lab;
using Roomtone.Lab.Chaos;
using Roomtone.Lab.Demo;
using Roomtone.Lab.Doctor;
using Roomtone.Lab.Fleet;

const int Failed = 1;
const int WrongUse = 2;

using var stopping = new CancellationTokenSource();
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);

try
{
    var root = Repository.Root ?? throw new UsageException("This program belongs to a checkout of Roomtone, and there is none around it.");
    return args switch
    {
        ["demo", .. var rest] => await new DemoRun(DemoOptions.Parse(rest), root, TimeProvider.System).RunAsync(stopping.Token),
        ["fleet", .. var rest] => await new FleetRun(FleetOptions.Parse(rest), root, TimeProvider.System).RunAsync(stopping.Token),
        [FleetPart.Command] => await FleetPart.RunAsync(TimeProvider.System, stopping.Token),
        ["chaos", .. var rest] => await ChaosRun.StartAsync(ChaosOptions.Parse(rest), root, TimeProvider.System, stopping.Token),
        ["doctor", .. var rest] => await LabDoctorOptions.Parse(rest).RunAsync(root, TimeProvider.System, stopping.Token),
        _ => throw new UsageException("Use it through ./roomtone; ./roomtone help lists the commands."),
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
