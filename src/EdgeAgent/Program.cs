using Roomtone.EdgeAgent;
using Roomtone.EdgeAgent.Camera.Sources;
using Roomtone.EdgeAgent.Commands;
using Roomtone.EdgeAgent.Commands.Perceive;
using Roomtone.EdgeAgent.Commands.Replay;
using Roomtone.EdgeAgent.Commands.Spotify;
using Roomtone.EdgeAgent.Device;
using Roomtone.Hosting;

CoreDumpPolicy.Forbid();
return await ServiceRun.CommandAsync(() => args switch
{
    ["perceive", .. var rest] => PerceiveCommand.RunAsync(rest),
    ["join", .. var rest] => JoinCommand.RunAsync(rest),
    ["choices", .. var rest] => Task.FromResult(new ChoicesCommand(Console.Out, Console.Error).Run(rest)),
    ["replay", .. var rest] => ReplayCommand.RunAsync(rest),
    ["settings", .. var rest] => SettingsCommand.RunAsync(rest, () => AgentHost.CheckAsync(rest)),
    ["camera", .. var rest] => CameraCommand.RunAsync(rest),
    [HiddenPipeline.Verb] => Task.FromResult(HiddenPipeline.Run(Console.Error)),
    ["spotify", .. var rest] => SpotifyCommand.RunAsync(rest),
    _ => ServiceRun.UntilStoppedAsync("The agent", () => AgentHost.BuildAsync(args)),
});
