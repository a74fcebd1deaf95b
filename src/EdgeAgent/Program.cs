using Roomtone.EdgeAgent;
using Roomtone.EdgeAgent.Music.Records;
using Roomtone.EdgeAgent.Perceive;
using Roomtone.EdgeAgent.Speaker.Spotify.Commands;
using Roomtone.EdgeAgent.Sync.Joining;
using Roomtone.Hosting;

return args switch
{
    ["perceive", .. var rest] => await PerceiveCommand.RunAsync(rest),
    ["join", .. var rest] => await JoinCommand.RunAsync(rest),
    ["choices", .. var rest] => new ChoicesCommand(Console.Out, Console.Error).Run(rest),
    ["spotify", .. var rest] => await SpotifyCommand.RunAsync(rest),
    _ => await ServiceRun.UntilStoppedAsync("The agent", () => AgentHost.BuildAsync(args)),
};
