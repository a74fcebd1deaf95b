namespace Roomtone.Lab.Fleet;

/// <summary>What goes wrong with messages on their way, each as the share of the batches that it befalls, 0 to 1.</summary>
internal sealed class FaultInjection
{
    /// <summary>Sent twice without a reason.</summary>
    public double Repeated { get; set; } = 0.02;

    /// <summary>Cut into pieces that come the last first; one event alone is held back, so that later ones overtake it.</summary>
    public double Reordered { get; set; }

    /// <summary>Sent cut short, and then whole.</summary>
    public double Truncated { get; set; }
}
