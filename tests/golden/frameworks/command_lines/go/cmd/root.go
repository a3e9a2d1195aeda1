package cmd

import "github.com/spf13/cobra"

var rootCmd = &cobra.Command{
	Use:   "ship",
	Short: "The program itself",
}

var loadCmd = &cobra.Command{
	Use:  "load <cargo>",
	RunE: runLoad,
}

func runLoad(cmd *cobra.Command, args []string) error { return nil }
