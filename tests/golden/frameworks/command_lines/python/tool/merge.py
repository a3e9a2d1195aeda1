import argparse


def build_parser():
    parser = argparse.ArgumentParser(prog="merge")
    actions = parser.add_subparsers()
    actions.add_parser("plan", help="say what would be done")
    actions.add_parser("apply")
    return parser
