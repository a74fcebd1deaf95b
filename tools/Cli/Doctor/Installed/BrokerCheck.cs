using Microsoft.Extensions.Logging;
using Roomtone.Cli.Host;
using Roomtone.Hosting;
using Roomtone.Mqtt;

namespace Roomtone.Cli.Doctor.Installed;

/// <summary>Whether the broker that a service's settings name lets the service in.</summary>
/// <param name="service">As in a sentence.</param>
/// <param name="settings">Its settings.</param>
internal sealed class BrokerCheck(string service, InstalledSettings settings) : ICheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);

    public string Name => "broker";

    public async Task<Finding> CheckAsync(CancellationToken cancellationToken)
    {
        MqttSettings named;
        try
        {
            named = SettingsRegistration.Read<MqttSettings>(settings.Values);
        }
        catch (SettingsException)
        {
            return Finding.Note($"The broker of {service} is not asked: its settings cannot be used.");
        }

        var place = $"{named.Host}:{named.Port}";
        if (await PortProbe.ReadAsync(named.Host, named.Port, expectText: false, cancellationToken) is null)
            return Finding.Fault($"No broker answers {service} at {place}.", "Start it (sudo systemctl start mosquitto), or correct Mqtt:Host and Mqtt:Port.");
        if (settings.Secret("mqtt-password") is not { } password)
            return Finding.Note($"A broker answers at {place}; without its password {service} cannot be logged in for a trial.", $"sudo {RoomtoneProgram.Name} doctor");
        return await LogInAsync(named, password, cancellationToken) is { } trouble
            ? Finding.Fault($"The broker at {place} does not let {service} in.", "Compare Mqtt:User, the secret mqtt-password and Mqtt:CaFile with the broker's own.") with { Lines = trouble }
            : Finding.Well($"The broker at {place} lets {service} in.");
    }

    /// <summary>Under a name of its own, so that the service that runs keeps its session.</summary>
    /// <returns>What went wrong; null when nothing did.</returns>
    private static async Task<IReadOnlyList<string>?> LogInAsync(MqttSettings named, string password, CancellationToken cancellationToken)
    {
        var asDoctor = named with { ClientId = $"roomtone-doctor-{Guid.NewGuid():N}", SessionExpiry = TimeSpan.Zero };
        using var said = new KeptLog();
        var connected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var link = MqttRegistration.Create(asDoctor, password.Length > 0 ? password : null, loggers: said);
        link.ConnectionChanged += isConnected => _ = isConnected && connected.TrySetResult();
        link.Start();
        try
        {
            await connected.Task.WaitAsync(Limit, cancellationToken);
            return null;
        }
        catch (TimeoutException)
        {
            return said.Lines.Count > 0 ? said.Lines : [$"It did not answer within {Limit.TotalSeconds:0} s."];
        }
    }

    /// <summary>Keeps what the link logs, which is why it does not connect.</summary>
    private sealed class KeptLog : ILoggerFactory, ILogger
    {
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> Lines
        {
            get
            {
                lock (_lines) return [.. _lines.Distinct()];
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_lines) _lines.Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
