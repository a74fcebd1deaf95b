using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Device.Schedule;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.State.Recording;
using Roomtone.EdgeAgent.Sync;
using Roomtone.Mqtt;

namespace Roomtone.Odd.Bench.Boxes;

/// <summary>The agent as it registers itself, but for camera, vision and the broker, which stand on their own.</summary>
internal sealed class Box : IAsyncDisposable
{
    public const string Id = "odd-1";

    private readonly IHost _host;

    private Box(IHost host, OddLink link, Warnings said) => (_host, Link, Said) = (host, link, said);

    public Warnings Said { get; }

    public OddLink Link { get; }

    public IServiceProvider Services => _host.Services;

    /// <summary>What ended a service that should have gone on; null while all do.</summary>
    public Exception? Fault => _host
        .Services.GetServices<IHostedService>().OfType<BackgroundService>()
        .Select(service => service.ExecuteTask?.Exception?.GetBaseException()).FirstOrDefault(fault => fault is not null);

    /// <param name="stateFolder">What it has kept.</param>
    /// <param name="replace">Other parts in the place of its own.</param>
    /// <param name="settings">Keys and values of its settings file.</param>
    public static Box Build(string stateFolder, Action<IServiceCollection>? replace, params (string Key, string Value)[] settings)
    {
        var (link, said) = (new OddLink(), new Warnings());
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Device:Id"] = Id, ["Device:StateFolder"] = stateFolder }
                .Concat(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value)))
        );
        builder.Services.Configure<HostOptions>(options =>
            options.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore // Looked at in Fault.
        );
        builder.Logging.AddProvider(said);
        builder.Services.AddSync(builder.Configuration);
        builder.Services.AddRecording(builder.Configuration);
        builder.Services.AddCamera(builder.Configuration);
        builder.Services.AddMood(builder.Configuration);
        builder.Services.AddSpeaker(builder.Configuration);
        builder.Services.AddMusic(builder.Configuration, stateFolder);
        builder.Services.AddSharedTaste(stateFolder);
        builder.Services.AddDevice(builder.Configuration);
        builder.Services.AddSchedule(builder.Configuration);
        builder.Services.AddSingleton<ICamera, NoCamera>().AddSingleton<IMqttLink>(link);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        replace?.Invoke(builder.Services);
        return new Box(builder.Build(), link, said);
    }

    public Task StartAsync() => _host.StartAsync();

    public Task StopAsync() => _host.StopAsync();

    /// <summary>Asks something that needs an answer: who does not answer is no longer there.</summary>
    public async Task AnswersAsync()
    {
        var command = new Command(Guid.NewGuid(), CommandNames.LibrarySearch, Wire.Element(new { text = "a" }), "odd", DateTimeOffset.MaxValue);
        Link.Deliver(Topics.Commands(Id), Wire.Write(command));
        var wanted = command.Id.ToString();
        while (!Heard(wanted))
        {
            if (Fault is { } fault) throw new InvalidOperationException("A service of the agent has ended.", fault);
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }

        if (Fault is { } late) throw new InvalidOperationException("A service of the agent has ended.", late);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable host) await host.DisposeAsync();
    }

    private bool Heard(string id)
    {
        while (Link.Published.TryDequeue(out var message))
        {
            if (message.Topic != Topics.Replies(Id)) continue;
            if (Encoding.UTF8.GetString(message.Payload.Span).Contains(id, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
