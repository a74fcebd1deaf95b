using Roomtone.EdgeAgent;
using Roomtone.EdgeAgent.Camera.Sources;
using Roomtone.EdgeAgent.Camera.Trial;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Music.Records;
using Roomtone.EdgeAgent.Perceive;
using Roomtone.EdgeAgent.Replay;
using Roomtone.EdgeAgent.Speaker.Spotify.Commands;
using Roomtone.EdgeAgent.Sync.Joining;
using Roomtone.Hosting;

CoreDumps.Forbid();
return args switch
{
    ["perceive", .. var rest] => await PerceiveCommand.RunAsync(rest),
    ["join", .. var rest] => await JoinCommand.RunAsync(rest),
    ["choices", .. var rest] => new ChoicesCommand(Console.Out, Console.Error).Run(rest),
    ["replay", .. var rest] => await ReplayCommand.RunAsync(rest),
    ["settings", .. var rest] => await SettingsCommand.RunAsync(rest),
    ["camera", .. var rest] => await CameraCommand.RunAsync(rest),
    [HiddenPipeline.Verb] => HiddenPipeline.Run(Console.Error),
    ["spotify", .. var rest] => await SpotifyCommand.RunAsync(rest),
    _ => await ServiceRun.UntilStoppedAsync("The agent", () => AgentHost.BuildAsync(args)),
};
