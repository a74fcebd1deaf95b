using System.CommandLine;
using Roomtone.Cli.CommandLine;
using Roomtone.Hosting;
using Roomtone.Lab;
using Roomtone.Lab.Chaos;
using Roomtone.Lab.Demo;
using Roomtone.Lab.Doctor;
using Roomtone.Lab.Fleet;
using Roomtone.Lab.SimulatedBox;

if (args is [BoxHost.Verb, .. var settings])
    return await ServiceRun.UntilStoppedAsync("The simulated box", () => Task.FromResult(BoxHost.Build(settings)));

var time = TimeProvider.System;
var root = Repository.Root ?? throw new UsageException("This program belongs to a checkout of Roomtone, and there is none around it.");

return await CommandLineRun.RunAsync(
    new RootCommand("Use it through ./roomtone; ./roomtone help lists the commands.")
    {
        new DemoSyntax().Does((options, stopping) => new DemoRun(options, root, time).RunAsync(stopping)),
        new FleetSyntax().Does((options, stopping) => new FleetRun(options, root, time).RunAsync(stopping)),
        new ChaosSyntax().Does((options, stopping) => ChaosRun.StartAsync(options, root, time, stopping)),
        new LabDoctorSyntax().Does((options, stopping) => options.RunAsync(root, time, stopping)),
    },
    args);
