using Roomtone.EdgeAgent;
using Roomtone.EdgeAgent.Camera.Sources;
using Roomtone.EdgeAgent.Commands;
using Roomtone.EdgeAgent.Commands.Perceive;
using Roomtone.EdgeAgent.Commands.Replay;
using Roomtone.EdgeAgent.Commands.Spotify;
using Roomtone.EdgeAgent.Device;
using Roomtone.Hosting;

CoreDumpPolicy.Forbid();
return args switch
{
    ["perceive", .. var rest] => await PerceiveCommand.RunAsync(rest),
    ["join", .. var rest] => await JoinCommand.RunAsync(rest),
    ["choices", .. var rest] => new ChoicesCommand(Console.Out, Console.Error).Run(rest),
    ["replay", .. var rest] => await ReplayCommand.RunAsync(rest),
    ["settings", .. var rest] => await SettingsCommand.RunAsync(rest, () => AgentHost.CheckAsync(rest)),
    ["camera", .. var rest] => await CameraCommand.RunAsync(rest),
    [HiddenPipeline.Verb] => HiddenPipeline.Run(Console.Error),
    ["spotify", .. var rest] => await SpotifyCommand.RunAsync(rest),
    _ => await ServiceRun.UntilStoppedAsync("The agent", () => AgentHost.BuildAsync(args)),
};
